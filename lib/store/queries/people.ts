import { readEmail, readPhone } from '#lib/model/address.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { cardOf } from '#lib/store/card-of.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { mayBeKnown, readKnownHere } from '#lib/store/known.ts';
import type { Reads } from '#lib/store/port.ts';
import type { LookupRow } from '#lib/store/rows.ts';
import { cardsOf } from './views.ts';

type Query = Reads['lookup']['args'];
type Looked = Pick<LookupRow, 'cards' | 'fetchedAt'>;

/** An address or number as the hub would read it, else as it stands. */
const normal = (query: Query): string =>
  'email' in query ? (readEmail(query.email) ?? query.email) : (readPhone(query.phone) ?? query.phone);

/** The key under which an address or number is remembered. */
export const lookupKey = (query: Query): string => `${'email' in query ? 'email' : 'phone'}:${normal(query)}`;

export async function picture(
  db: TouchlineDatabase,
  { contactId }: Reads['picture']['args'],
): Promise<Reads['picture']['result']> {
  const row = await db.pictures.get(contactId);
  return row === undefined ? null : { picture: row.picture, fetchedAt: row.fetchedAt };
}

/** People whose pictures stand here and hold this address or number, whatever they were looked up by. */
async function pictured(db: TouchlineDatabase, query: Query): Promise<Looked | undefined> {
  const where = 'email' in query ? 'picture.contact.emails' : 'picture.contact.phones';
  const rows = await db.pictures.where(where).equals(normal(query)).toArray();
  if (rows.length === 0) return undefined;
  const fetchedAt = Math.min(...rows.map((row) => row.fetchedAt));
  return { cards: rows.map(({ picture: { contact } }) => cardOf(contact)), fetchedAt };
}

/** What was looked up by this very address or number; where that is nobody, whoever was seen with it since. */
async function lookedUp(db: TouchlineDatabase, query: Query): Promise<Looked | undefined> {
  const row = await db.lookups.get(lookupKey(query));
  if (row !== undefined && row.cards.length > 0) return row;
  const seen = await pictured(db, query);
  return seen !== undefined && seen.fetchedAt >= (row?.fetchedAt ?? 0) ? seen : row;
}

/**
 * The people of an address as they are known here, each with the newer of that card and the replicated one. Where none
 * are, the workspace's filter may rule out that the hub knows any.
 */
export async function lookup(db: TouchlineDatabase, query: Query): Promise<Reads['lookup']['result']> {
  const row = await lookedUp(db, query);
  const looked = row?.cards ?? [];
  const here = await cardsOf(
    db,
    looked.map((card) => card.id),
  );
  const known = looked.length === 0 ? await readKnownHere(db) : null;
  // Nothing is read from the store after this: hashing leaves what Dexie follows.
  const ruledOut = known !== null && !(await mayBeKnown(known, query));
  if (row === undefined && !ruledOut) return null;
  const cards = looked.map((card) => newer(card, here.get(card.id)));
  return { cards, fetchedAt: row?.fetchedAt ?? known?.fetchedAt ?? 0, ruledOut };
}

const newer = (looked: ContactCard, here: ContactCard | undefined): ContactCard =>
  here !== undefined && here.version > looked.version ? here : looked;
