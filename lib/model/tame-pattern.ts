/**
 * May the source of a regular expression that came from outside run in a page? A repetition around something that may
 * itself repeat, `(a+)+`, can keep a browser busy for ever; so can a reference back.
 */
export const isTame = (source: string): boolean => !/\)[*+{]|\\[1-9]|\\k/.test(source) && compiles(source);

function compiles(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
