import en from '#locales/en.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

/** The English texts as the browser has them: one flat list, groups joined by `_`. */
export function flatMessages(tree: Tree = en, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatMessages(value, `${prefix}${key}_`),
  );
}
