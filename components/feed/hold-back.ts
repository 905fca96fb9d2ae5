import type { Id } from '#lib/model/id.ts';
import type { NoteView } from '#lib/store/port.ts';

/** What stands in the list, and how many newer notes wait above it to be let in. */
export type HeldFeed = { shown: readonly NoteView[]; held: number };

/**
 * Keeps the list still under a reader: while somebody reads further down, or in an open note, notes newer than `topId`
 * are counted and not shown. With `topId` null, or when that note is gone, everything shows.
 */
export function holdBack(notes: readonly NoteView[], topId: Id | null): HeldFeed {
  const top = topId === null ? -1 : notes.findIndex(({ note }) => note.id === topId);
  return top > 0 ? { shown: notes.slice(top), held: top } : { shown: notes, held: 0 };
}
