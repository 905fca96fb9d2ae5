import type { TabAbout } from '#lib/messages/calls.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { personKey } from '#lib/model/person-key.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';

/** Whom the page is about: one person, several to choose from, or nobody that Touchline could tell. */
export type Subject =
  | { kind: 'nobody' }
  | { kind: 'excluded'; emails: readonly string[] }
  | { kind: 'none_of_them'; people: readonly PagePerson[] }
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
  const people = facts.people.filter((person) => queryOf(person) !== null);
  if (noneOfThem) return { kind: 'none_of_them', people };
  const [first, ...others] = chosen === null ? people : people.filter((person) => personKey(person) === chosen);
  if (first === undefined && excluded.length > 0) return { kind: 'excluded', emails: excluded };
  if (first === undefined) return chosen === null ? { kind: 'nobody' } : personBy(chosen);
  if (others.length > 0) return { kind: 'several', people };
  const query = queryOf(first);
  return query === null ? { kind: 'nobody' } : { kind: 'person', person: first, query };
}

/** A person of whom only the chosen address or number is known: found by a search, or while the page is being read anew. */
function personBy(key: string): Subject {
  const [email, phone] = key.includes('@') ? [key, null] : [null, key];
  const person: PagePerson = { name: null, email, phone, company: null, title: null, evidence: 'text' };
  const query = queryOf(person);
  return query ? { kind: 'person', person, query } : { kind: 'nobody' };
}
