import type { Candidate } from './candidate.ts';
import { says } from './learned.ts';
import { fitsAddress, looksLikePerson, readName } from './person-name.ts';
import { around, isInside } from './shadow.ts';
import { headingText, type Named } from './surroundings.ts';
import { formValue, isVisible, select } from './visible.ts';

/** How far around somebody such a heading may stand. */
const LEVELS = 10;

/** A candidate of the generic reader, with the part of the page that is theirs, and how their name was found. */
export type Claimed = Candidate & { part: Element; named: Named | null; listed: boolean };

/**
 * Is the candidate the page's person, and not somebody whom it mentions? A label is enough, but not for an address that a
 * team shares. Else the name must stand in a heading or the page's title, and no other person in its main heading.
 */
export function isAnnounced({ person, anchors, part, named, listed }: Claimed, scope: Element): boolean {
  const { email, evidence } = person;
  const [anchor] = anchors;
  if (evidence === 'structured') return true;
  if (!anchor || (email && says('role', email) && named?.by !== 'label')) return false;
  if (evidence === 'label') return (named !== null || formValue(anchor) === null) && !speaksOfAnother(scope, person);
  if (!named) return false;
  if (isAmongPeople(anchor, part, scope)) return true;
  return !listed && named.by !== 'itself' && !speaksOfAnother(scope, person);
}

/** Does the page's main heading name another person than this one, whose name is known? */
function speaksOfAnother(scope: Element, { name, email }: Claimed['person']): boolean {
  const main = mainNames(scope);
  const isThis = (heading: string) =>
    heading === name || (email !== null && fitsAddress(heading.split(' ', 1)[0] ?? '', email));
  return name !== null && main.length > 0 && !main.some(isThis);
}

/** Of several people, the one whom the page's main heading names; else all of them. */
export function mainOf(people: readonly Candidate[], scope: Element): readonly Candidate[] {
  const main = mainNames(scope);
  const named = people.filter(({ person: { name } }) => name !== null && main.includes(name));
  return named.length === 1 ? named : people;
}

/** What the main headings say, where it looks like a person. */
const mainNames = (scope: Element): string[] =>
  select(scope, 'h1')
    .filter(isVisible)
    .map((heading) => readName(headingText(heading)) ?? '')
    .filter(looksLikePerson);

const mainHeading = (scope: Element): Element | undefined =>
  select(scope, 'h1').find(isVisible) ?? select(scope, 'h2,[role=heading]').find(isVisible);

/** Is it a page about whoever is signed in: settings, "My profile"? */
export const isOnesOwn = (scope: Element): boolean =>
  select(scope, 'h1').some((heading) => says('mine', headingText(heading)));

/** Does the candidate stand under "Contacts" or the like, on a page that is headed by something else? */
export function isAmongPeople(anchor: Element, part: Element, scope: Element): boolean {
  const main = mainHeading(scope);
  if (!main || says('people', headingText(main)) || mainNames(scope).length > 0) return false;
  let at: Element | null = anchor;
  for (let level = 0; at && at !== scope && level < LEVELS && !isInside(at, main); level += 1, at = around(at)) {
    const headings = select(at, 'h2,h3,h4,h5,h6,[role=heading]').filter(isVisible);
    const over = headings.find((heading) => !isInside(part, heading) || says('people', headingText(heading)));
    if (over) return says('people', headingText(over));
  }
  return false;
}

/** Three or more alike, side by side, are a list: it tells nothing of one. */
export function areListed(claims: readonly Claimed[]): boolean {
  const parts = [...new Map(claims.map(({ person, part }) => [person.email, part])).values()];
  const [first] = parts;
  return (
    parts.length >= 3 &&
    parts.every((part) => part.parentElement === first?.parentElement && part.tagName === first?.tagName)
  );
}
