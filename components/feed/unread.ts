import type { Id, Instant } from '#lib/model/id.ts';
import type { NoteView } from '#lib/store/port.ts';

/** Where the unread line runs: above the note at `index`, with `count` new notes by others over it. */
export type UnreadLine = { index: number; count: number };

/**
 * The place of the line in a feed that is newest first. There is none when nothing is read yet, or nothing new:
 * a line above or below everything would part nothing.
 */
export function unreadLine(notes: readonly NoteView[], readAt: Instant | null, me: Id): UnreadLine | null {
  if (readAt === null) return null;
  const mark = Date.parse(readAt);
  const index = notes.findIndex(({ note }) => Date.parse(note.receivedAt) <= mark);
  if (index < 1) return null;
  const count = notes.slice(0, index).filter(({ note }) => note.authorId !== me).length;
  return count === 0 ? null : { index, count };
}

/** The hub's time of the newest note that the hub has received, which alone may move the read mark; null when none has. */
export const newestReceived = (notes: readonly NoteView[]): Instant | null =>
  notes.find(({ delivery }) => delivery === 'synced')?.note.receivedAt ?? null;
