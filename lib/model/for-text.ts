/** What of each kind of letters and digits is ASCII; of letters without case, and of marks, nothing is. */
const IN_ASCII: Readonly<Record<string, string>> = { L: 'a-zA-Z', Lu: 'A-Z', N: '0-9' };

/**
 * Gives for each text the pattern of this source, or for one of ASCII alone a pattern that finds the same in it: one of
 * all the world's letters takes an engine up to a millisecond to make, and most pages never need it. It may name these
 * kinds, in classes only; `flags` are those beside `u`.
 */
export function forText(source: string, flags = ''): (text: string) => RegExp {
  const ascii = source.replace(/\\p{(\w+)}/g, (_, kind: string) => IN_ASCII[kind] ?? '');
  const inAscii = new RegExp(ascii, flags);
  let inAll: RegExp | undefined;
  return (text) => {
    if (!/[^\0-\x7f]/.test(text)) return inAscii;
    inAll ??= new RegExp(source, `${flags}u`);
    return inAll;
  };
}
