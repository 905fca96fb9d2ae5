import type { Change, PullResponse } from '#lib/protocol/pull.ts';
import { keepCached } from './cached.ts';
import type { TouchlineDatabase } from './database.ts';
import { dropLeftovers, forgetLeftovers } from './leftovers.ts';
import { type Mending, mend } from './mend.ts';
import { readMeta, writeMeta } from './meta.ts';
import { putRows } from './put-rows.ts';
import { rebuildRow } from './rebuild.ts';

/** Logs of what the hub has applied and no pull has brought yet. A pull asked for after this will bring them. */
export const ackedLogs = (db: TouchlineDatabase): Promise<number[]> => db.outbox.where('acked').equals(1).primaryKeys();

async function dropAcked(db: TouchlineDatabase, logs: readonly number[]): Promise<void> {
  const entries = await db.outbox.bulkGet([...logs]);
  await db.outbox.bulkDelete([...logs]);
  for (const entry of entries) if (entry !== undefined) await rebuildRow(db, entry);
}

/** What a page of a pull brings; only the cursor it was asked with (`from`) makes it the next one. */
export type Page = {
  from: string | null;
  cursor: string;
  changes: readonly Change[];
  /** Acknowledged mutations (of `ackedLogs`, taken before the pull) that the hub's rows show once this page is in. */
  brought: readonly number[];
} & Partial<Pick<PullResponse, 'more' | 'since' | 'left' | 'beside'>> & { mending?: Mending };

/**
 * Pull, step 2: takes in one page with its cursor, in one transaction, so that a kill repeats the page or doesn't.
 *  a. A page that answers an older cursor is left alone (null).
 *  b. Put its rows; lay our own pending changes over them again. Older notes beside them are kept as a cache.
 *  c. Where ranges of versions had come apart, mend them.
 *  d. The last page retires the acknowledged mutations, and of a pull that began anew whatever it didn't bring again.
 *  e. Write the cursor, and how far the pull is.
 * Gives how many rows were mended.
 */
export function applyPage(db: TouchlineDatabase, page: Page): Promise<number | null> {
  return db.transaction('rw', [...db.replica, db.pictures, db.lookups], async () => {
    if ((await readMeta(db, 'cursor')) !== page.from) return null;
    await putRows(db, page.changes);
    await keepCached(db, page.beside ?? []);
    await forgetLeftovers(db, page.changes);
    const mended = page.mending === undefined ? 0 : await mend(db, page.mending, page.changes);
    if (!page.more) {
      await dropLeftovers(db);
      await dropAcked(db, page.brought);
    }
    await writeMeta(db, 'cursor', page.cursor);
    if (page.since !== undefined) await writeMeta(db, 'since', page.since);
    await writeProgress(db, page);
    return mended;
  });
}

async function writeProgress(db: TouchlineDatabase, { more = false, left, changes }: Page): Promise<void> {
  const before = await readMeta(db, 'progress');
  const done = (before?.done ?? 0) + changes.length;
  const total = before?.total ?? (left === undefined ? undefined : done + left);
  if (!more || total === undefined) await db.meta.bulkDelete(['progress', 'paused']);
  else await writeMeta(db, 'progress', { done, total: Math.max(done, total) });
}
