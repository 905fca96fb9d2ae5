import type { Note } from '#lib/model/note.ts';
import type { Delivery } from './port.ts';

/**
 * Notes are read newest first, and IndexedDB reads fast only upwards (getAll): so the key is the negative time.
 * What the hub hasn't received has no place on its clock and stands before everything, by our own clock.
 */
const UNRECEIVED = 1e14;

/** Upper edge of "received after this moment", waiting ones included. */
export const newestFirst = (receivedAt: string): number => -Date.parse(receivedAt);

/** The index keys of a note. Every call that isn't deleted has `callOrder`; the feed's keys need text or a kind. */
export function orders(note: Note, delivery: Delivery): { callOrder?: number; feedOrder?: number } {
  if (note.deletedAt !== null) return {};
  const unreceived = delivery !== 'synced' && note.version === 0;
  const order = newestFirst(note.receivedAt) - (unreceived ? UNRECEIVED : 0);
  return note.text.trim() === '' && note.kinds.length === 0
    ? { callOrder: order }
    : { callOrder: order, feedOrder: order };
}
