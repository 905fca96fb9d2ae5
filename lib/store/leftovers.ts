import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { nameOf, STORED_TABLES, tableOf } from './replica-tables.ts';
import { takeOut } from './take-out.ts';

/**
 * Prepares a pull from nothing, in place: all rows stay in view and are noted as left over; what the pull brings again
 * is struck off, and what is left at its end goes. A kill in between loses nothing: the next pull goes on from its cursor.
 * What was written here stays: outbox, drafts, refused ones, and the notes and replies in them.
 */
export function startAnew(db: TouchlineDatabase): Promise<void> {
  return db.transaction('rw', db.replica, async () => {
    const rows = new Set<string>(['excluded excluded']);
    for (const table of STORED_TABLES)
      for (const key of await tableOf(db, table).toCollection().primaryKeys()) rows.add(`${table} ${key}`);
    await writeMeta(db, 'leftovers', { startedAt: db.now(), rows });
    await db.meta.bulkDelete(['cursor', 'since', 'older', 'progress', 'paused']);
  });
}

/** Strikes off what the hub has brought again. */
export async function forgetLeftovers(db: TouchlineDatabase, changes: readonly Change[]): Promise<void> {
  const left = await readMeta(db, 'leftovers');
  if (left === null || changes.length === 0) return;
  const rows = new Set(left.rows);
  for (const change of changes) rows.delete(nameOf(change));
  await writeMeta(db, 'leftovers', { ...left, rows });
}

/** At the end of a pull that began anew: what it didn't bring goes, and what was looked up before it began. */
export async function dropLeftovers(db: TouchlineDatabase): Promise<void> {
  const left = await readMeta(db, 'leftovers');
  if (left === null) return;
  await takeOut(db, left.rows);
  const [pictures, lookups] = [db.pictures.where('fetchedAt'), db.lookups.where('fetchedAt')];
  await Promise.all([pictures.below(left.startedAt).delete(), lookups.below(left.startedAt).delete()]);
  await db.meta.delete('leftovers');
}
