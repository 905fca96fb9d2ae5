import { changedList } from '#lib/model/exclusion.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta } from '#lib/store/meta.ts';

/** The statuses with their definitions, in the order of the life cycle. */
export const definitions = async (db: TouchlineDatabase) =>
  (await db.definitions.toArray()).sort((a, b) => a.order - b.order);

/** Campaigns, the one that starts last first. */
export const campaigns = async (db: TouchlineDatabase) =>
  (await db.campaigns.toArray()).sort((a, b) => b.startsAt.localeCompare(a.startsAt));

/** The list of excluded addresses: the hub's, then what is on its way there, in the order it was made. */
export async function excluded(db: TouchlineDatabase): Promise<string[]> {
  const [list, waiting] = await Promise.all([
    readMeta(db, 'excluded'),
    db.outbox.where('row').equals('excluded').sortBy('log'),
  ]);
  return waiting.reduce<string[]>(
    (entries, { body }) => (body.name === 'excluded.set' ? changedList(entries, body) : entries),
    list?.entries ?? [],
  );
}

export const members = async (db: TouchlineDatabase) =>
  (await db.members.toArray()).sort((a, b) => a.name.localeCompare(b.name));
