import type { Change, PullResponse } from '#lib/protocol/pull.ts';
import { keepCached } from './cached.ts';
import type { TouchlineDatabase } from './database.ts';
import { dropLeftovers, forgetLeftovers } from './leftovers.ts';
import { type Mending, mend } from './mend.ts';
import { readMeta, writeMeta } from './meta.ts';
import { putRows } from './put-rows.ts';
import { rebuildRow } from './rebuild.ts';
import type { Meta } from './rows.ts';

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

/** How many rows were mended, and whether the person has stopped the pull meanwhile. */
export type Applied = { mended: number; paused: boolean };

/**
 * Pull, step 2: takes in one page with its cursor, in one transaction, so that a kill repeats the page or doesn't.
 *  a. Put its rows, our own pending changes over them, and write the cursor and how far the pull is; all at once, since
 *     the database does in turn what it is told. A page that answers an older cursor is then undone (null).
 *  b. Older notes beside the rows are kept as a cache.
 *  c. Where ranges of versions had come apart, mend them.
 *  d. The last page retires the acknowledged mutations, and of a pull that began anew whatever it didn't bring again.
 */
export async function applyPage(db: TouchlineDatabase, page: Page): Promise<Applied | null> {
  try {
    return await db.transaction('rw', [...db.replica, db.pictures, db.lookups], async () => {
      const moving = [moveOn(db, page), forgetLeftovers(db, page.changes), putRows(db, page.changes)] as const;
      const [paused] = await Promise.all(moving);
      await keepCached(db, page.beside ?? []);
      const mended = page.mending === undefined ? 0 : await mend(db, page.mending, page.changes);
      if (!page.more) {
        await dropLeftovers(db);
        await dropAcked(db, page.brought);
      }
      return { mended, paused };
    });
  } catch (error) {
    if (error instanceof CameLate) return null;
    throw error;
  }
}

/** Undoes a page: whoever threw it away has asked from another cursor than stands here by now. */
class CameLate extends Error {}

/** Writes the cursor, and how far the pull is. Gives whether it is to stop. */
async function moveOn(db: TouchlineDatabase, page: Page): Promise<boolean> {
  const [cursor, progress, paused] = await Promise.all([
    readMeta(db, 'cursor'),
    readMeta(db, 'progress'),
    readMeta(db, 'paused'),
  ]);
  if (cursor !== page.from) throw new CameLate();
  await Promise.all([
    writeMeta(db, 'cursor', page.cursor),
    page.since !== undefined && writeMeta(db, 'since', page.since),
    writeProgress(db, page, progress),
  ]);
  return paused !== null;
}

async function writeProgress(db: TouchlineDatabase, page: Page, before: Meta['progress'] | null): Promise<void> {
  const { more = false, left, changes } = page;
  const done = (before?.done ?? 0) + changes.length;
  const total = before?.total ?? (left === undefined ? undefined : done + left);
  if (!more || total === undefined) await db.meta.bulkDelete(['progress', 'paused']);
  else await writeMeta(db, 'progress', { done, total: Math.max(done, total) });
}
