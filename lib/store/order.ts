import type { Note } from '#lib/model/note.ts';
import type { Delivery } from './port.ts';
import type { NoteRow } from './rows.ts';

/**
 * Notes are read newest first, and IndexedDB reads fast only upwards (getAll): so the key is the negative time.
 * What the hub hasn't received has no place on its clock and stands before everything, by our own clock.
 */
const UNRECEIVED = 1e14;

/** Upper edge of "received after this moment", waiting ones included. */
export const newestFirst = (receivedAt: string): number => -Date.parse(receivedAt);

/** The keys of a note by which it is read in order: see `NoteRow`. */
type Orders = Pick<NoteRow, 'callOrder' | 'feedOrder' | 'bareOrder'>;

export function orders(note: Note, delivery: Delivery): Orders {
  if (note.deletedAt !== null) return {};
  const unreceived = delivery !== 'synced' && note.version === 0;
  const order = newestFirst(note.receivedAt) - (unreceived ? UNRECEIVED : 0);
  return note.text.trim() === '' && note.kinds.length === 0
    ? { callOrder: order, bareOrder: order }
    : { callOrder: order, feedOrder: order };
}
