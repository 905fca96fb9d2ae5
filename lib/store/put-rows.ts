import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';
import { writeMeta } from './meta.ts';
import { rebuildNote, syncedRow } from './rebuild.ts';
import type { ReplyRow } from './rows.ts';

type Rows = { [T in Change['table']]: Extract<Change, { table: T }>['row'][] };

function byTable(changes: readonly Change[]): Rows {
  const rows: Rows = {
    notes: [],
    replies: [],
    contacts: [],
    definitions: [],
    campaigns: [],
    members: [],
    readMarks: [],
    excluded: [],
    recipes: [],
    recipeHealth: [],
  };
  for (const { table, row } of changes) (rows[table] as unknown[]).push(row);
  return rows;
}

/** Ids of all rows on which something of ours is pending. */
export async function pendingRows(db: TouchlineDatabase): Promise<Set<unknown>> {
  const [sent, refused] = await Promise.all([
    db.outbox.orderBy('row').uniqueKeys(),
    db.refused.orderBy('row').uniqueKeys(),
  ]);
  return new Set([...sent, ...refused]);
}

async function putNotes(db: TouchlineDatabase, notes: Rows['notes'], pending: Set<unknown>): Promise<void> {
  await db.notes.bulkPut(notes.filter(({ id }) => !pending.has(id)).map((note) => syncedRow(note)));
  for (const note of notes) if (pending.has(note.id)) await rebuildNote(db, note.id, { text: note });
}

async function putReplies(db: TouchlineDatabase, replies: Rows['replies']): Promise<void> {
  await db.replies.bulkPut(replies.map((reply): ReplyRow => ({ ...reply, delivery: 'synced' })));
}

/** A read mark only moves on: the hub's row, and the later of its moment and what stands here. */
async function putReadMarks(db: TouchlineDatabase, marks: Rows['readMarks']): Promise<void> {
  for (const mark of marks) {
    const here = await db.readMarks.get(mark.memberId);
    const isLater = here !== undefined && here.feedReadAt > mark.feedReadAt;
    await db.readMarks.put(isLater ? { ...mark, feedReadAt: here.feedReadAt } : mark);
  }
}

/** Puts rows of the hub's into the replica, with our own pending changes laid over them. Inside the caller's transaction. */
export async function putRows(db: TouchlineDatabase, changes: readonly Change[]): Promise<void> {
  const rows = byTable(changes);
  await putNotes(db, rows.notes, await pendingRows(db));
  await putReplies(db, rows.replies);
  await db.contacts.bulkPut(rows.contacts);
  await db.definitions.bulkPut(rows.definitions);
  await db.campaigns.bulkPut(rows.campaigns);
  await db.members.bulkPut(rows.members);
  await putReadMarks(db, rows.readMarks);
  for (const list of rows.excluded) await writeMeta(db, 'excluded', list);
  await db.recipes.bulkPut(rows.recipes);
  await db.recipeHealth.bulkPut(rows.recipeHealth);
}
