import { v7 as uuidv7 } from 'uuid';
import type { MutationBody } from '#lib/protocol/push.ts';
import { mergeEdit } from '#server/notes/merge-edit.ts';
import { findNote, updateNote } from '#server/notes/repository.ts';
import { noteDeleted, noteNotYours, noteUnknown, type Verdict } from '#server/sync/refusal.ts';
import { type Change, mayChange } from './change.ts';

type EditNote = Extract<MutationBody, { name: 'note.edit' }>;

/** Merges an edit into a note; what somebody else wrote meanwhile, and what stood around it, stays. */
export async function editNote(change: Change, { noteId, editedAt, ...edit }: EditNote): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const known = await findNote(tx, workspaceId, noteId);
  if (known === null) return noteUnknown();
  if (!mayChange(member, known.authorId)) return noteNotYours();
  if (known.deletedAt !== null) return noteDeleted();
  const merged = mergeEdit(known, edit, { memberId: member.id, at: now, newId: uuidv7 });
  await updateNote(tx, workspaceId, noteId, { version: change.takeVersion(), editedAt, ...merged });
  return { reach: 'workspace' };
}
