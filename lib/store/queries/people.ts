import { readEmail, readPhone } from '#lib/model/address.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { mayBeKnown, readKnownHere } from '#lib/store/known.ts';
import type { Reads } from '#lib/store/port.ts';
import { cardsOf } from './views.ts';

/** The key under which an address or number is remembered: as the hub would read it, else as it stands. */
export function lookupKey(query: Reads['lookup']['args']): string {
  return 'email' in query
    ? `email:${readEmail(query.email) ?? query.email}`
    : `phone:${readPhone(query.phone) ?? query.phone}`;
}

export async function picture(
  db: TouchlineDatabase,
  { contactId }: Reads['picture']['args'],
): Promise<Reads['picture']['result']> {
  const row = await db.pictures.get(contactId);
  return row === undefined ? null : { picture: row.picture, fetchedAt: row.fetchedAt };
}

/**
 * The people of an address as they were looked up, each with the newer of that card and the replicated one. Where none
 * are known here, the workspace's filter may rule out that the hub knows any.
 */
export async function lookup(
  db: TouchlineDatabase,
  query: Reads['lookup']['args'],
): Promise<Reads['lookup']['result']> {
  const row = await db.lookups.get(lookupKey(query));
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
