import type { Note, Reply } from '#lib/model/note.ts';
import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';
import { rebuildNote } from './rebuild.ts';

/** Most notes that are kept beside the replica. With more, all of them go: the hub has them. */
const MOST = 10_000;

/**
 * Keeps older notes and replies that were asked for. What the replica holds already it knows better: the hub tells it of
 * every change.
 */
export async function keepCached(db: TouchlineDatabase, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const cachedAt = db.now();
  for (const { table, row } of changes) {
    if (table === 'notes') await keepNote(db, row, cachedAt);
    else if (table === 'replies') await keepReply(db, row, cachedAt);
  }
  if ((await db.notes.where('cachedAt').above(0).count()) > MOST) await dropCached(db);
}

async function keepNote(db: TouchlineDatabase, note: Note, cachedAt: number): Promise<void> {
  const here = await db.notes.get(note.id);
  const ofReplica = here !== undefined && here.cachedAt === undefined && here.hub !== null;
  if (!ofReplica) await rebuildNote(db, note.id, { text: note, cachedAt });
}

async function keepReply(db: TouchlineDatabase, reply: Reply, cachedAt: number): Promise<void> {
  const here = await db.replies.get(reply.id);
  const ofReplica = here !== undefined && here.cachedAt === undefined && here.version > 0;
  if (!ofReplica) await db.replies.put({ ...reply, delivery: 'synced', cachedAt });
}

/** Lets go of everything outside the replica on which nothing of ours waits. */
async function dropCached(db: TouchlineDatabase): Promise<void> {
  await db.notes
    .where('cachedAt')
    .above(0)
    .filter(({ hub }) => hub === undefined)
    .delete();
  await db.replies.where('cachedAt').above(0).delete();
  await db.meta.delete('older');
}
