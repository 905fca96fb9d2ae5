import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { cardOf } from '#lib/store/card-of.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';
import { lookupKey } from '#lib/store/queries/people.ts';

/** Keeps a card unless a newer one is here. Takes anything that has a card's fields and keeps only those. */
export async function putCard(db: TouchlineDatabase, card: ContactCard): Promise<void> {
  const here = await db.contacts.get(card.id);
  if (here !== undefined && here.version > card.version) return;
  await db.contacts.put(cardOf(card));
}

/** Adds a person to the hub. Until it has answered, the card stands here under the address and number given. */
export async function addContact(db: TouchlineDatabase, args: Writes['addContact']['args']) {
  if ((await db.contacts.get(args.contactId)) !== undefined) return null;
  const { contactId, fullName, email, phone, title, companyName } = args;
  const own = { id: contactId, version: ADDED_HERE, name: fullName, title, email };
  const card = { ...own, companyId: null, companyName, status: null };
  await db.contacts.put(card);
  const queries = [...(email === null ? [] : [{ email }]), ...(phone === null ? [] : [{ phone }])];
  await db.lookups.bulkPut(queries.map((query) => ({ query: lookupKey(query), cards: [card], fetchedAt: db.now() })));
  await enqueue(db, { name: 'contact.add', ...args });
  return null;
}
