import type { Id, Instant } from '#lib/model/id.ts';
import { statement } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import { takeVersions } from '#server/db/versions.ts';

/** Versions handed out in memory while the workspace's counter is locked. */
export type VersionBook = {
  /** The database's clock under the lock: later than that of every version before. */
  readonly now: Instant;
  readonly take: () => number;
  /** How many were taken; going back to an earlier count gives those after it back (after a rolled back savepoint). */
  taken: number;
  /** Sets the counter right where other than the expected count were taken. Call it once, at the end. */
  close(): Promise<void>;
};

/**
 * Locks the workspace's counter row until the transaction ends and opens a book on it. The row is written with as many
 * versions as are `expected`, which saves most transactions writing it again. The lock is a statement of its
 * own, so whatever is read afterwards sees all that earlier versions wrote. `returning` is worked out once the row is
 * ours, so the clock is read after the wait for it.
 */
export async function openVersions(tx: Tx, workspaceId: Id, expected = 0): Promise<VersionBook> {
  const [counter] = await lockCounter(tx, [workspaceId, expected]);
  if (counter === undefined) throw new Error('The workspace has no counter');
  const { version, now } = counter;
  const book: VersionBook = {
    now,
    taken: 0,
    take: () => version + ++book.taken,
    close: async () => {
      if (book.taken !== expected) await takeVersions(tx, workspaceId, book.taken - expected);
    },
  };
  return book;
}

const lockCounter = statement<{ version: number; now: Instant }>(`
  update app.workspace_versions set version = version + $2 where workspace_id = $1
  returning version - $2 as version, clock_timestamp() as now`);
