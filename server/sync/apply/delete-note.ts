import type { MutationBody } from '#lib/protocol/push.ts';
import { entombNote, findNote } from '#server/notes/repository.ts';
import { noteNotYours, noteUnknown, type Verdict } from '#server/sync/refusal.ts';
import { type Change, mayChange } from './change.ts';

type DeleteNote = Extract<MutationBody, { name: 'note.delete' }>;

/** Leaves a tombstone in the note's place, so that every client takes it away. */
export async function deleteNote(change: Change, { noteId }: DeleteNote): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const known = await findNote(tx, workspaceId, noteId);
  if (known === null) return noteUnknown();
  if (!mayChange(member, known.authorId)) return noteNotYours();
  if (known.deletedAt !== null) return { reach: 'nobody' };
  await entombNote(tx, workspaceId, noteId, change.takeVersion(), now);
  return { reach: 'workspace' };
}
