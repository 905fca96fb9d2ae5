import { domainOf, readEmail } from './address.ts';

/** More text than this is never searched for addresses. */
const TEXT_MAX = 5_000;
/** An address inside running text; every repetition is bounded, so that a hostile text costs linear time. */
const LOCAL = String.raw`[\p{L}\p{N}_+](?:[\p{L}\p{N}!#$%&'*+?^_{|}~.-]{0,62}[\p{L}\p{N}_+-])?`;
const DOMAIN = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,24})`;
const ANYWHERE = new RegExp(String.raw`(?<![\p{L}\p{N}._+-])${LOCAL}@${DOMAIN}(?![\p{L}\p{N}-]|\.\p{L})`, 'giu');

const NOBODY =
  /^(?:.*[-_.])?(?:(?:do[-_.]?)?no?t?[-_.]?reply|mailer[-_.]?daemon|postmaster|bounces?|notifications?|notify|automailer|undisclosed[-_.]?recipients)(?:[-_.+].*)?$/;
const ROLE =
  /^(?:abuse|accounts?|admin|billing|careers|contact|customer[-_.]?(?:care|service)|feedback|hello|help|hi|hr|info|invoices?|jobs|kontakt|legal|mail|marketing|news(?:letter)?|office|orders?|press|privacy|sales|security|service|support|team|webmaster|welcome)$/;
const LIST_LOCAL =
  /(?:^|[-_.])(?:list|liste|announce|mailinglist|subscribe|unsubscribe)s?$|-(?:bounces|request|owner)$/;
const LIST_DOMAIN = /^(?:lists?|listserv|mailman|groups)\.|(?:^|\.)googlegroups\.com$/;

const localOf = (email: string) => email.slice(0, email.lastIndexOf('@'));

/** All distinct addresses in a text, as `readEmail` writes them, in their order. */
export function addressesIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const found = [...text.slice(0, TEXT_MAX).matchAll(ANYWHERE)].map(([match]) => readEmail(match));
  return [...new Set(found.filter((email) => email !== null))];
}

/** A machine's address: nobody reads it, so nobody is looked up. */
export const isNobody = (email: string): boolean => NOBODY.test(localOf(email));

/** An address that a team shares: a person only where the page's record says so. */
export const isRole = (email: string): boolean => ROLE.test(localOf(email));

/** A mailing list's address, which stands for many. */
export const isList = (email: string): boolean => LIST_LOCAL.test(localOf(email)) || LIST_DOMAIN.test(domainOf(email));

/** `true` when an address is excluded: by itself, or by a `@domain` with all below it. Everything in lower case. */
export function isExcluded(email: string, excluded: readonly string[]): boolean {
  const domain = domainOf(email);
  return excluded.some((entry) =>
    entry.startsWith('@') ? domain === entry.slice(1) || domain.endsWith(`.${entry.slice(1)}`) : email === entry,
  );
}

/** May anybody be asked about this address? Machines, lists and excluded ones cause no call at all. */
export const mayLookUp = (email: string, excluded: readonly string[]): boolean =>
  !isNobody(email) && !isList(email) && !isExcluded(email, excluded);
