/** Marks that would turn or hide the text around them: bidi overrides, controls, zero-width and line separators. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from outside without marks that act on what stands around it, at most `max` UTF-16 units of it. */
export function cleanText(text: string, max: number): string {
  const clean = text.slice(0, 4 * max).replace(INVISIBLE, (mark) => (/\s/.test(mark) ? ' ' : ''));
  return clean.length > max ? `${clean.slice(0, max).toWellFormed().replaceAll('\ufffd', '')}…` : clean.toWellFormed();
}

/** The same, to be filled into a sentence: its direction stays its own. */
export const isolated = (text: string, max: number): string => `\u2068${cleanText(text, max)}\u2069`;
