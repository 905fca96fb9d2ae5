import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '#locales/en.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

/** The texts as the browser has them: one flat list, groups joined by `_`. */
function flat(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}_`),
  );
}

/** Gives the fake browser the English texts, as a built extension has them; `extra` adds or replaces some. */
export function giveMessages(extra: Record<string, string> = {}): void {
  const texts = new Map([...flat(en), ['@@bidi_dir', 'ltr'], ...Object.entries(extra)] as [string, string][]);
  fakeBrowser.i18n.getMessage = (name: string) => texts.get(name) ?? '';
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
