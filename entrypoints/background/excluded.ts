import { inAscii } from '#lib/known/form.ts';
import { companyDomain, readEmail } from '#lib/model/address.ts';
import { isExcluded } from '#lib/model/address-rules.ts';
import type { Member } from '#lib/model/member.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';

/** Whom nobody asks about: the member, and all who share their company's domain. Free mail names no company. */
export function ownAddresses({ email }: Pick<Member, 'email'>): string[] {
  const own = readEmail(email ?? '');
  if (!own) return [];
  const domain = companyDomain(own);
  return domain ? [own, `@${domain}`] : [own];
}

/** Whether an address is on a list, in whichever spelling its domain stands here and there. */
const isOnList = (email: string, list: readonly string[]): boolean =>
  isExcluded(email, list) || isExcluded(inAscii(email), list.map(inAscii));

/**
 * The page's facts without the people about whom nobody is asked, and their addresses. They count where the page is
 * read: who is excluded doesn't give way to somebody whom the page only mentions.
 */
export function withoutExcluded(facts: PageFacts, list: readonly string[]): { facts: PageFacts; excluded: string[] } {
  const excluded = facts.people.flatMap(({ email }) => (email !== null && isOnList(email, list) ? [email] : []));
  if (excluded.length === 0) return { facts, excluded };
  const people = facts.people.filter(({ email }) => email === null || !excluded.includes(email));
  return { facts: { ...facts, people }, excluded };
}
