import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { Note, Reply } from '#lib/model/note.ts';
import type { Change } from '#lib/protocol/pull.ts';
import { keepCached } from '#lib/store/cached.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { writeMeta } from '#lib/store/meta.ts';
import type { Writes } from '#lib/store/port.ts';
import { lookupKey } from '#lib/store/queries/people.ts';
import { putCard } from './contacts.ts';

/** How many pictures and look-ups stay on this machine: the ones fetched last. */
const KEPT = { pictures: 300, lookups: 2_000 };

async function prune(db: TouchlineDatabase, table: keyof typeof KEPT): Promise<void> {
  const over = (await db[table].count()) - KEPT[table];
  if (over > 0) await db[table].orderBy('fetchedAt').limit(over).delete();
}

/** Keeps what the hub said of a person, with the cards in it. */
export async function keepPicture(db: TouchlineDatabase, { picture }: Writes['keepPicture']['args']) {
  await db.pictures.put({ contactId: picture.contact.id, picture, fetchedAt: db.now() });
  for (const card of [picture.contact, ...picture.colleagues]) await putCard(db, card);
  // Of notes from before those that replicate, these are the latest.
  await keepCached(db, changesOf([...picture.notes, ...picture.companyNotes], picture.replies ?? []));
  await prune(db, 'pictures');
  return null;
}

const changesOf = (notes: readonly Note[], replies: readonly Reply[]): Change[] => [
  ...notes.map((row): Change => ({ table: 'notes', row })),
  ...replies.map((row): Change => ({ table: 'replies', row })),
];

/** Keeps older notes that were asked for. */
export async function keepOlder(db: TouchlineDatabase, { notes, replies, feedNext }: Writes['keepOlder']['args']) {
  await keepCached(db, changesOf(notes, replies));
  if (feedNext !== undefined) await writeMeta(db, 'older', { next: feedNext });
  return null;
}

/**
 * Keeps who an address belongs to: nobody is an answer too, but not about a person added here meanwhile, of whom the hub
 * hadn't heard when it was asked.
 */
export async function keepLookup(db: TouchlineDatabase, { query, cards }: Writes['keepLookup']['args']) {
  if (cards.length === 0 && (await isAddedHere(db, lookupKey(query)))) return null;
  await db.lookups.put({ query: lookupKey(query), cards, fetchedAt: db.now() });
  await prune(db, 'lookups');
  return null;
}

async function isAddedHere(db: TouchlineDatabase, key: string): Promise<boolean> {
  const here = await db.contacts.bulkGet((await db.lookups.get(key))?.cards.map(({ id }) => id) ?? []);
  return here.some((card) => card?.version === ADDED_HERE);
}
