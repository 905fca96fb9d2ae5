import type { EntityTable } from 'dexie';
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

/** A table without rows costs no request. */
async function putAll<T, K extends keyof T>(table: EntityTable<T, K>, rows: readonly T[]): Promise<void> {
  if (rows.length > 0) await table.bulkPut(rows);
}

/** All of them as the hub has them, and then ours over those on which something is pending: mostly none. */
async function putNotes(db: TouchlineDatabase, notes: Rows['notes']): Promise<void> {
  const rows = notes.map((note) => syncedRow(note));
  const [pending] = await Promise.all([pendingRows(db), putAll(db.notes, rows)]);
  for (const note of notes) if (pending.has(note.id)) await rebuildNote(db, note.id, { text: note });
}

const replyRow = (reply: Rows['replies'][number]): ReplyRow => ({ ...reply, delivery: 'synced' });

/** A read mark only moves on: the hub's row, and the later of its moment and what stands here. */
async function putReadMarks(db: TouchlineDatabase, marks: Rows['readMarks']): Promise<void> {
  for (const mark of marks) {
    const here = await db.readMarks.get(mark.memberId);
    const isLater = here !== undefined && here.feedReadAt > mark.feedReadAt;
    await db.readMarks.put(isLater ? { ...mark, feedReadAt: here.feedReadAt } : mark);
  }
}

/**
 * Puts rows of the hub's into the replica, with our own pending changes laid over them. Inside the caller's transaction.
 * All tables at once: while one waited for the other, the database would stand idle.
 */
export async function putRows(db: TouchlineDatabase, changes: readonly Change[]): Promise<void> {
  const rows = byTable(changes);
  await Promise.all([
    putNotes(db, rows.notes),
    putAll(db.replies, rows.replies.map(replyRow)),
    putAll(db.contacts, rows.contacts),
    putAll(db.definitions, rows.definitions),
    putAll(db.campaigns, rows.campaigns),
    putAll(db.members, rows.members),
    putReadMarks(db, rows.readMarks),
    ...rows.excluded.map((list) => writeMeta(db, 'excluded', list)),
    putAll(db.recipes, rows.recipes),
    putAll(db.recipeHealth, rows.recipeHealth),
  ]);
}
