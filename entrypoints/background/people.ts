import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { mayLookUp } from '#lib/model/may-look-up.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { personKey } from '#lib/model/person-key.ts';
import type { StorePort } from '#lib/store/port.ts';
import type { LookUps } from '#lib/sync/look-up.ts';

/** Whom the background may ask about people: the local store first, then the hub. */
export type PeopleDeps = { port: StorePort; hub: Pick<LookUps, 'lookupContact'> };

/** What was looked up is believed for this long (ms), also that nobody was found. */
const FRESH = 10 * 60_000;
const TIMEOUT = 10_000;

/** The person that a tab is about: the only one, or the chosen one. */
export function personOf({ facts, chosen, noneOfThem }: TabAbout): PagePerson | null {
  if (noneOfThem) return null;
  if (chosen !== null) return facts.people.find((person) => personKey(person) === chosen) ?? foundPerson(chosen);
  return facts.people.length === 1 ? (facts.people[0] ?? null) : null;
}

/** Somebody whom a search found, and the page doesn't name. */
function foundPerson(email: string): PagePerson | null {
  return email.includes('@') ? { name: null, email, phone: null, company: null, title: null, evidence: 'text' } : null;
}

/** What the launcher shows of a person; `null` for nobody, an unknown one, or one about whom nothing may be asked. */
export async function knownPerson(
  person: PagePerson | null,
  excluded: readonly string[],
  deps: PeopleDeps,
): Promise<TabAbout['known']> {
  const query = person && queryOf(person, excluded);
  if (!query) return null;
  const kept = await deps.port.read('lookup', query);
  if (kept?.ruledOut) return null;
  const cards = kept && Date.now() - kept.fetchedAt < FRESH ? kept.cards : await ask(query, deps, kept?.cards ?? []);
  const [card] = cards;
  if (!card) return null;
  const picture = cards.length === 1 ? await deps.port.read('picture', { contactId: card.id }) : null;
  return { band: picture?.picture.score.band ?? null, waiting: false };
}

type Query = { email: string } | { phone: string };

/** An address where there is one, else the number; excluded addresses cause no call, by their number neither. */
function queryOf({ email, phone }: PagePerson, excluded: readonly string[]): Query | null {
  if (email) return mayLookUp(email, excluded) ? { email } : null;
  return phone ? { phone } : null;
}

async function ask(query: Query, { hub }: PeopleDeps, otherwise: ContactCard[]): Promise<ContactCard[]> {
  const answer = await hub.lookupContact(query, AbortSignal.timeout(TIMEOUT));
  return answer.ok ? answer.value.matches : otherwise;
}
