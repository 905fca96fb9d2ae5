import { readEmail, readPhone } from '#lib/model/address.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
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

/** The people of an address as they were looked up, each with the newer of that card and the replicated one. */
export async function lookup(
  db: TouchlineDatabase,
  query: Reads['lookup']['args'],
): Promise<Reads['lookup']['result']> {
  const row = await db.lookups.get(lookupKey(query));
  if (row === undefined) return null;
  const here = await cardsOf(
    db,
    row.cards.map((card) => card.id),
  );
  return { cards: row.cards.map((card) => newer(card, here.get(card.id))), fetchedAt: row.fetchedAt };
}

const newer = (looked: ContactCard, here: ContactCard | undefined): ContactCard =>
  here !== undefined && here.version > looked.version ? here : looked;
