import type { Note } from '#lib/model/note.ts';
import type { TouchlineDatabase } from './database.ts';
import { orders } from './order.ts';
import type { Delivery } from './port.ts';
import { projectNote } from './project.ts';
import type { NoteRow, OutboxEntry, RefusedRow } from './rows.ts';

/** The note of a row, without what only the store needs. */
export function noteOf(row: NoteRow): Note {
  const { delivery: _delivery, hub: _hub, callOrder: _call, feedOrder: _feed, ...note } = row;
  return note;
}

/** The row of a note on which nothing of ours is pending. */
export const syncedRow = (note: Note): NoteRow => ({ ...note, delivery: 'synced', ...orders(note, 'synced') });

/** Everything of ours on one row, in the order it was made. */
async function pendingOn(
  db: TouchlineDatabase,
  row: string,
): Promise<{ all: (OutboxEntry | RefusedRow)[]; delivery: Delivery }> {
  const [sent, refused] = await Promise.all([
    db.outbox.where('row').equals(row).toArray(),
    db.refused.where('row').equals(row).toArray(),
  ]);
  const waiting = sent.some((entry) => entry.acked === 0);
  // A refused deletion leaves the note standing; refused words stay in view.
  const shown = refused.filter((entry) => entry.body.name !== 'note.delete');
  return {
    all: [...sent, ...shown].sort((a, b) => a.log - b.log),
    delivery: waiting ? 'waiting' : refused.length > 0 ? 'refused' : 'synced',
  };
}

/** The hub's own text of a row. */
const hubText = (row: NoteRow | undefined): Note | null => {
  if (row === undefined) return null;
  return row.hub === undefined ? noteOf(row) : row.hub;
};

/**
 * Makes a note's row anew from the hub's text and what is pending on it. Call it, inside the transaction, after
 * either has changed; `hub` is the new text of the hub, left out where that stayed.
 */
export async function rebuildNote(db: TouchlineDatabase, noteId: string, hub?: Note | null): Promise<void> {
  const base = hub === undefined ? hubText(await db.notes.get(noteId)) : hub;
  const { all, delivery } = await pendingOn(db, noteId);
  const note = projectNote(base, all, db.me);
  if (note === null) await db.notes.delete(noteId);
  else if (all.length === 0 && delivery === 'synced') await db.notes.put(syncedRow(note));
  else await db.notes.put({ ...note, delivery, hub: base, ...orders(note, delivery) });
}

/** The same for a reply, which is made once and never edited: the hub's row wins, else ours as it waits. */
export async function rebuildReply(db: TouchlineDatabase, replyId: string): Promise<void> {
  const row = await db.replies.get(replyId);
  const { all, delivery } = await pendingOn(db, replyId);
  const body = all.find((entry) => entry.body.name === 'reply.create')?.body;
  if (row !== undefined && row.version > 0) await db.replies.put({ ...row, delivery: 'synced' });
  else if (body?.name === 'reply.create')
    await db.replies.put({
      id: replyId,
      version: 0,
      noteId: body.noteId,
      authorId: db.me,
      writtenAt: body.writtenAt,
      receivedAt: body.writtenAt,
      deletedAt: null,
      text: body.text,
      delivery,
    });
  else await db.replies.delete(replyId);
}

/** Makes the row anew that a mutation changes. Read marks and contacts stand as they are. */
export async function rebuildRow(
  db: TouchlineDatabase,
  { body, row }: Pick<OutboxEntry, 'body' | 'row'>,
): Promise<void> {
  if (body.name.startsWith('note.')) await rebuildNote(db, row);
  else if (body.name === 'reply.create') await rebuildReply(db, row);
}
