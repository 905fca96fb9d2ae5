import { MIGRATION_NAMES, migrate } from '#server/db/migrate.ts';
import type { OwnerSession } from '#server/db/owner-session.ts';
import type { Tx } from '#server/db/schema.ts';
import { StartError } from '#server/start-error.ts';
import { dropEverything, isEmpty } from './catalog.ts';
import { COPY_SETTINGS, type Contents } from './copy.ts';
import type { Head } from './format.ts';
import { load } from './load.ts';
import { verifyFile } from './read-file.ts';

export type RestoreWish = {
  /** Give up what the store holds, once the backup is in. */
  readonly replace: boolean;
  /** Stops it, with nothing changed. */
  readonly signal?: AbortSignal;
  /** Runs in the same transaction: `before` while the old data are still there, `after` over the restored ones. */
  readonly before?: (tx: Tx) => Promise<void>;
  readonly after?: (tx: Tx) => Promise<void>;
};

export type RestoreReport = {
  readonly head: Head;
  readonly tables: Record<string, Contents>;
  readonly migrated: string[];
};

/**
 * Puts a backup into the database, in one transaction (README.md):
 *  1. Read the file to its end and compare it with its digests, before anything is touched.
 *  2. Begin. Refuse a store that holds something, unless it is to be replaced.
 *  3. Drop what is there, and make the tables by the migrations that the backup had.
 *  4. Fill them; read them back and compare with the digests.
 *  5. Migrate from there to today. Commit.
 * Throws StartError, and then nothing was changed.
 */
export async function restore({ client, db }: OwnerSession, path: string, wish: RestoreWish): Promise<RestoreReport> {
  const { head, tail } = await verifyFile(path, wish.signal);
  const newest = newestOf(head);
  return db.transaction().execute(async (tx) => {
    await client.query(COPY_SETTINGS);
    if (!(await isEmpty(client))) {
      if (!wish.replace) throw new StartError('store_not_empty', NOT_EMPTY);
      // In today's shape it can be asked what a restore must not undo.
      await migrate(tx);
      await wish.before?.(tx);
    }
    await dropEverything(client);
    await migrate(tx, newest);
    await load(client, path, tail, wish.signal);
    const migrated = await migrate(tx);
    await wish.after?.(tx);
    return { head, tables: tail.tables, migrated };
  });
}

const NOT_EMPTY =
  'The database holds data already: name an empty one (a restore may also say --replace, which gives up what is there once ' +
  'the backup is in).';

/** The last migration of the backup, when they are the first ones that this release knows. */
function newestOf({ migrations, version }: Head): string {
  const newest = migrations.at(-1);
  if (newest !== undefined && migrations.every((name, index) => name === MIGRATION_NAMES[index])) return newest;
  throw new StartError(
    'backup_too_new',
    `The backup was written by Touchline ${version}, whose tables this release does not know: restore it with that release or a later one.`,
  );
}
