import { readEmail } from './address.ts';

/** Most entries of a list. */
export const EXCLUSIONS_MAX = 1_000;

/** What is put on the list and what is taken off it. */
export type ListChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/**
 * One line of a list: an address, or a domain as `@acme.com`, which stands for all addresses at it and below it.
 * `*@acme.com` and `acme.com` say the same. Lower case; null for what is neither.
 */
export function readExclusion(line: string): string | null {
  const text = line.trim().replace(/^\*(?=@)/, '');
  if (!text.includes('@') || text.startsWith('@')) {
    const somebody = readEmail(`x@${text.replace(/^@/, '')}`);
    return somebody === null ? null : somebody.slice(1);
  }
  return readEmail(text);
}

/** A list after a change, in alphabetical order, each entry once. */
export function changedList(entries: readonly string[], { add, remove }: ListChange): string[] {
  const gone = new Set(remove);
  return [...new Set([...entries.filter((entry) => !gone.has(entry)), ...add])].sort();
}
