/** How far a filter goes: the workspace's key, and the place of the last address that is in it. */
export type Mark = { readonly key: string; readonly position: number };

/** A mark as one word, for a query, an ETag or a pull. */
export const writeMark = ({ key, position }: Mark): string => `${key}.${position}`;

/** The mark in a word that `writeMark` made; null for anything else. */
export function readMark(text: string): Mark | null {
  const [, key, position] = /^([0-9a-f-]{36})\.(\d{1,15})$/.exec(text) ?? [];
  return key === undefined ? null : { key, position: Number(position) };
}
