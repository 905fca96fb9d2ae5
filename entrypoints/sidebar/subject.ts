import type { TabAbout } from '#lib/messages/calls.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';

/** Whom the page is about: one person, several to choose from, or nobody that Touchline could tell. */
export type Subject =
  | { kind: 'nobody' }
  | { kind: 'excluded'; emails: readonly string[] }
  | { kind: 'none_of_them' }
  | { kind: 'several'; people: readonly PagePerson[] }
  | { kind: 'person'; person: PagePerson; query: LookupRequest };

/** What the hub is asked for a person: the address, else the number; null where there is neither. */
export function queryOf({ email, phone }: Pick<PagePerson, 'email' | 'phone'>): LookupRequest | null {
  if (email) return { email };
  return phone ? { phone } : null;
}

/** Several people are never guessed among; who has neither address nor number can't be looked up. */
export function subjectOf(about: TabAbout | null): Subject {
  if (about === null) return { kind: 'nobody' };
  const { facts, chosen, noneOfThem, excluded = [] } = about;
  if (noneOfThem) return { kind: 'none_of_them' };
  const people = facts.people.filter((person) => queryOf(person) !== null);
  const [first, ...others] = chosen === null ? people : people.filter(({ email }) => email === chosen);
  if (first === undefined && excluded.length > 0) return { kind: 'excluded', emails: excluded };
  if (first === undefined) return chosen === null ? { kind: 'nobody' } : personBy(chosen);
  if (others.length > 0) return { kind: 'several', people };
  const query = queryOf(first);
  return query === null ? { kind: 'nobody' } : { kind: 'person', person: first, query };
}

/** A person of whom only the chosen address is known, for instance while the page is being read anew. */
function personBy(email: string): Subject {
  const person: PagePerson = { name: null, email, phone: null, company: null, title: null, evidence: 'text' };
  return { kind: 'person', person, query: { email } };
}
