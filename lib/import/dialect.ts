/** How a file sets its cells and rows apart. */
export type Dialect = { readonly delimiter: string; readonly newline: '\n' | '\r\n' | '\r' };

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Takes the dialect from the header row: the delimiter that stands there most often outside quotes, and its line end.
 * null while the text doesn't hold a whole header row and more may come.
 */
export function readDialect(start: string, complete: boolean): Dialect | null {
  const bare = start.replace(/"[^"]*"/g, '').replace(/"[\s\S]*$/, '');
  const [, header = bare, lineEnd] = /^[\r\n]*([^\r\n]+)(\r\n|\n|\r)/.exec(bare) ?? [];
  if (lineEnd === undefined && !complete) return null;
  const count = (delimiter: string) => header.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
  return { delimiter, newline: lineEnd === '\r\n' || lineEnd === '\r' ? lineEnd : '\n' };
}
