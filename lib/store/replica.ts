import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { rebuildNote, rebuildRow, syncedRow } from './rebuild.ts';
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
async function pendingRows(db: TouchlineDatabase): Promise<Set<unknown>> {
  const [sent, refused] = await Promise.all([
    db.outbox.orderBy('row').uniqueKeys(),
    db.refused.orderBy('row').uniqueKeys(),
  ]);
  return new Set([...sent, ...refused]);
}

async function putNotes(db: TouchlineDatabase, notes: Rows['notes'], pending: Set<unknown>): Promise<void> {
  await db.notes.bulkPut(notes.filter(({ id }) => !pending.has(id)).map(syncedRow));
  for (const note of notes) if (pending.has(note.id)) await rebuildNote(db, note.id, note);
}

async function putReplies(db: TouchlineDatabase, replies: Rows['replies']): Promise<void> {
  await db.replies.bulkPut(replies.map((reply): ReplyRow => ({ ...reply, delivery: 'synced' })));
}

/** A read mark only moves on: the later of the hub's and what stands here. */
async function putReadMarks(db: TouchlineDatabase, marks: Rows['readMarks']): Promise<void> {
  for (const mark of marks) {
    const here = await db.readMarks.get(mark.memberId);
    if (here === undefined || here.feedReadAt <= mark.feedReadAt) await db.readMarks.put(mark);
  }
}

/** Logs of what the hub has applied and no pull has brought yet. A pull asked for after this will bring them. */
export const ackedLogs = (db: TouchlineDatabase): Promise<number[]> => db.outbox.where('acked').equals(1).primaryKeys();

async function dropAcked(db: TouchlineDatabase, logs: readonly number[]): Promise<void> {
  const entries = await db.outbox.bulkGet([...logs]);
  await db.outbox.bulkDelete([...logs]);
  for (const entry of entries) if (entry !== undefined) await rebuildRow(db, entry);
}

/**
 * Pull, step 2: takes in one page with its cursor, in one transaction, so that a kill repeats the page or doesn't.
 * Our own pending changes are laid over the hub's rows again. With the last page, `brought` are the acknowledged
 * mutations (of `ackedLogs`, taken before the pull) that the hub's rows now show.
 * `from` is the cursor that the page was asked with: a page that answers an older one is left alone (false).
 */
export function applyPage(
  db: TouchlineDatabase,
  page: { from: string | null; cursor: string; changes: readonly Change[]; brought: readonly number[] },
): Promise<boolean> {
  return db.transaction('rw', db.replica, async () => {
    if ((await readMeta(db, 'cursor')) !== page.from) return false;
    const rows = byTable(page.changes);
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
    await dropAcked(db, page.brought);
    await writeMeta(db, 'cursor', page.cursor);
    return true;
  });
}

/**
 * Forgets what the hub gave, for a pull from nothing. What was written here stays: outbox, drafts, refused ones, and
 * the notes and replies in them. The read mark stays too: it only moves on.
 */
export function resetReplica(db: TouchlineDatabase): Promise<void> {
  return db.transaction('rw', db.replica, async () => {
    const pending = [...(await db.outbox.toArray()), ...(await db.refused.toArray())];
    const added = pending.filter(({ body }) => body.name === 'contact.add').map(({ row }) => row);
    await Promise.all([db.notes.clear(), db.replies.clear(), db.definitions.clear(), db.campaigns.clear()]);
    await Promise.all([
      db.members.clear(),
      db.recipes.clear(),
      db.recipeHealth.clear(),
      db.meta.bulkDelete(['cursor', 'excluded']),
    ]);
    await db.contacts.filter(({ id }) => !added.includes(id)).delete();
    for (const entry of pending) await rebuildRow(db, entry);
  });
}
