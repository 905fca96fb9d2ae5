import type { MutationBody } from '#lib/protocol/push.ts';
import { findReply, insertReply } from '#server/notes/replies.ts';
import { findNote } from '#server/notes/repository.ts';
import { noteDeleted, noteUnknown, refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type CreateReply = Extract<MutationBody, { name: 'reply.create' }>;

/** Stores an answer below a note; anybody in the workspace may answer. */
export async function createReply(change: Change, { replyId, noteId, writtenAt, text }: CreateReply): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const known = await findReply(tx, workspaceId, replyId);
  if (known !== null) return known.authorId === member.id ? { reach: 'nobody' } : idInUse();
  const note = await findNote(tx, workspaceId, noteId);
  if (note === null) return noteUnknown();
  if (note.deletedAt !== null) return noteDeleted();
  await insertReply(tx, workspaceId, {
    id: replyId,
    version: change.takeVersion(),
    noteId,
    authorId: member.id,
    writtenAt,
    receivedAt: now,
    deletedAt: null,
    text,
  });
  return { reach: 'workspace' };
}

const idInUse = () =>
  refuse('mutation_invalid', 'Another reply already has this id. Copy your words into a new reply.');
