import { sql } from 'kysely';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { takeVersions } from '#server/db/versions.ts';

/** Versions handed out in memory while the workspace's counter is locked, and written back once. */
export type VersionBook = {
  /** The database's clock under the lock: later than that of every version before. */
  readonly now: Instant;
  readonly take: () => number;
  /** How many were taken; going back to an earlier count gives those after it back (after a rolled back savepoint). */
  taken: number;
  /** Writes the counter. Call it once, at the end. */
  close(): Promise<void>;
};

/**
 * Locks the workspace's counter row until the transaction ends and opens a book on it. The lock is a statement of its
 * own, so whatever is read afterwards sees all that earlier versions wrote. `returning` is worked out once the row is
 * ours, so the clock is read after the wait for it.
 */
export async function openVersions(tx: Tx, workspaceId: Id): Promise<VersionBook> {
  const { version, now } = await tx
    .updateTable('app.workspace_versions')
    .set((row) => ({ version: row.ref('version') }))
    .where('workspace_id', '=', workspaceId)
    .returning(['version', sql<Instant>`clock_timestamp()`.as('now')])
    .executeTakeFirstOrThrow();
  const book: VersionBook = {
    now,
    taken: 0,
    take: () => version + ++book.taken,
    close: async () => void (book.taken > 0 && (await takeVersions(tx, workspaceId, book.taken))),
  };
  return book;
}
