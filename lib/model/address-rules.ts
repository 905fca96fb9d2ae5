import { domainOf, readEmail } from './address.ts';
import { forText } from './for-text.ts';

/** More text than this is never searched for addresses. */
const TEXT_MAX = 5_000;
/**
 * An address inside running text: up to 64 characters, `@`, up to eight labels and a top-level domain, with nothing before
 * or after that could belong to it. Every repetition is bounded, so that a hostile text costs linear time.
 */
const ANYWHERE = forText(
  String.raw`(?<![\p{L}\p{N}._+-])[\p{L}\p{N}_+](?:[\p{L}\p{N}!#$%&'*+?^_{|}~.-]{0,62}[\p{L}\p{N}_+-])?@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:[xX][nN]--[a-zA-Z0-9-]{2,59}|[\p{L}]{2,24})(?![\p{L}\p{N}-]|\.[\p{L}]|"@)`,
  'g',
);

/** All distinct addresses in a text, as `readEmail` writes them, in their order. */
export function addressesIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const searched = text.slice(0, TEXT_MAX);
  const found = [...searched.matchAll(ANYWHERE(searched))].map(([match]) => readEmail(match));
  return [...new Set(found.filter((email) => email !== null))];
}

/** `true` when an address is excluded: by itself, or by a `@domain` with all below it. Everything in lower case. */
export function isExcluded(email: string, excluded: readonly string[]): boolean {
  const domain = domainOf(email);
  return excluded.some((entry) =>
    entry.startsWith('@') ? domain === entry.slice(1) || domain.endsWith(`.${entry.slice(1)}`) : email === entry,
  );
}
