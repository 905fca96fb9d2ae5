import type { MutationBody } from '#lib/protocol/push.ts';
import { findNote, updateNote } from '#server/notes/repository.ts';
import { noteDeleted, noteNotYours, noteUnknown, type Verdict } from '#server/sync/refusal.ts';
import { type Change, mayChange } from './change.ts';

type EditNote = Extract<MutationBody, { name: 'note.edit' }>;

/** Changes the named fields of a note; the rest, and what stood around it, stays. */
export async function editNote(change: Change, { noteId, editedAt, patch }: EditNote): Promise<Verdict> {
  const { tx, workspaceId, member } = change;
  const known = await findNote(tx, workspaceId, noteId);
  if (known === null) return noteUnknown();
  if (!mayChange(member, known.authorId)) return noteNotYours();
  if (known.deletedAt !== null) return noteDeleted();
  await updateNote(tx, workspaceId, noteId, { version: change.takeVersion(), editedAt, patch });
  return { reach: 'workspace' };
}
