import { setTimeout as sleep } from 'node:timers/promises';
import { backUp } from '#server/backup/back-up.ts';
import { copyOut } from '#server/backup/copy.ts';
import { verifyFile } from '#server/backup/read-file.ts';
import { restore } from '#server/backup/restore.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';
import { type Desk, type Written, write } from '#test/support/hub/writer.ts';

/** What the notes of a database are up to a version: how many, and their digest. */
export type NotesUntil = { readonly rows: number; readonly digest: string };

export type LoadedBackup = {
  /** Notes in the restored database, and those of the source up to the stated version. */
  readonly restored: NotesUntil;
  readonly source: NotesUntil;
  /** Notes that were acknowledged while the backup was under way. */
  readonly meanwhile: number;
};

/**
 * Backs up while clients push without a pause, restores into an empty database (which compares every table with its
 * digest), and reads of both databases the notes up to the version that the backup states.
 */
export async function backUpUnderLoad(databaseUrl: string, desk: Desk, file: string): Promise<LoadedBackup> {
  const stop = new AbortController();
  const written: Written = { acknowledged: [], turnedAway: new Map(), unexplained: 0 };
  const writers = Array.from({ length: 4 }, () => write(desk, written, stop.signal, () => {}));
  while (written.acknowledged.length < 20) await sleep(5);
  const before = written.acknowledged.length;
  await asOwner(databaseUrl, ({ client }) => backUp(client, file, stop.signal));
  const meanwhile = written.acknowledged.length - before;
  await sleep(50);
  stop.abort();
  await Promise.all(writers);

  const { head } = await verifyFile(file);
  const version = head.versions[desk.workspaceId] ?? 0;
  const target = await emptyDatabase();
  try {
    await asOwner(target.url, (session) => restore(session, file, { replace: false }));
    const [restored, source] = [await notesUntil(target.url, null), await notesUntil(databaseUrl, version)];
    return { restored, source, meanwhile };
  } finally {
    await target.drop();
  }
}

const notesUntil = (url: string, version: number | null): Promise<NotesUntil> =>
  asOwner(url, async ({ client }) => {
    const until = version === null ? '' : ` where version <= ${version}`;
    await client.query(`create temporary view notes_until as select * from app.notes${until}`);
    const columns = ['id', 'version', 'text', 'author_id', 'received_at'];
    return copyOut(client, { name: 'notes_until', columns, order: ['id'] }, async () => {});
  });
