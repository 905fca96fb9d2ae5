/** What of each kind of letters and digits is ASCII; of letters without case, and of marks, nothing is. */
const IN_ASCII: Readonly<Record<string, string>> = { L: 'a-zA-Z', Lu: 'A-Z', N: '0-9' };

/**
 * Gives for each text the pattern, or for one of ASCII alone a pattern that finds the same in it: one of all the world's
 * letters takes an engine up to a millisecond to make, and most pages never need it. It may name these kinds, in classes
 * only.
 */
export function forText(pattern: RegExp): (text: string) => RegExp {
  const ascii = pattern.source.replace(/\\p{(\w+)}/g, (_, kind: string) => IN_ASCII[kind] ?? '');
  const inAscii = new RegExp(ascii, pattern.flags);
  return (text) => (/[^\0-\x7f]/.test(text) ? pattern : inAscii);
}
