import type { Note } from '#lib/model/note.ts';
import type { TouchlineDatabase } from './database.ts';
import { orders } from './order.ts';
import type { Delivery } from './port.ts';
import { projectNote } from './project.ts';
import type { NoteRow, OutboxEntry, RefusedRow } from './rows.ts';

/** The note of a row, without what only the store needs. */
export function noteOf(row: NoteRow): Note {
  const { delivery: _delivery, hub: _hub, cachedAt: _cached, ...rest } = row;
  const { callOrder: _call, feedOrder: _feed, bareOrder: _bare, ...note } = rest;
  return note;
}

/** The row of a note on which nothing of ours is pending; `cachedAt` for one outside the replica. */
export const syncedRow = (note: Note, cachedAt?: number): NoteRow => ({
  ...note,
  delivery: 'synced',
  ...(cachedAt !== undefined && { cachedAt }),
  ...orders(note, 'synced'),
});

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

/** The hub's own text of a row; null where it has none. */
export const hubText = (row: NoteRow | undefined): Note | null => {
  if (row === undefined) return null;
  return row.hub === undefined ? noteOf(row) : row.hub;
};

/** A new text of the hub's (null: it has none), and since when it is kept as one outside the replica, if it is. */
export type FromHub = { text: Note | null; cachedAt?: number };

/**
 * Makes a note's row anew from the hub's text and what is pending on it. Call it, inside the transaction, after
 * either has changed; `hub` is left out where its text stayed.
 */
export async function rebuildNote(db: TouchlineDatabase, noteId: string, hub?: FromHub): Promise<void> {
  const { text, cachedAt } = hub ?? asItStands(await db.notes.get(noteId));
  const { all, delivery } = await pendingOn(db, noteId);
  const note = projectNote(text, all, db.me);
  if (note === null) await db.notes.delete(noteId);
  else if (all.length === 0 && delivery === 'synced') await db.notes.put(syncedRow(note, cachedAt));
  else
    await db.notes.put({
      ...note,
      delivery,
      hub: text,
      ...(cachedAt !== undefined && { cachedAt }),
      ...orders(note, delivery),
    });
}

function asItStands(row: NoteRow | undefined): FromHub {
  return { text: hubText(row), ...(row?.cachedAt !== undefined && { cachedAt: row.cachedAt }) };
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
