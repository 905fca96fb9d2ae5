import type { Id } from '#lib/model/id.ts';
import type { Reply } from '#lib/model/note.ts';
import type { Tx } from '#server/db/schema.ts';
import { replyOf } from './note-row.ts';

/** The reply of this workspace with this id. */
export async function findReply(tx: Tx, workspaceId: Id, replyId: Id): Promise<Reply | null> {
  const row = await tx
    .selectFrom('app.replies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', replyId)
    .executeTakeFirst();
  return row === undefined ? null : replyOf(row);
}

/** All that stands below these notes, without deleted ones. */
export async function repliesTo(tx: Tx, workspaceId: Id, noteIds: readonly Id[]): Promise<Reply[]> {
  if (noteIds.length === 0) return [];
  const rows = await tx
    .selectFrom('app.replies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('note_id', 'in', noteIds)
    .where('deleted_at', 'is', null)
    .execute();
  return rows.map(replyOf);
}

/** Stores a new reply. */
export async function insertReply(tx: Tx, workspaceId: Id, reply: Reply): Promise<void> {
  await tx
    .insertInto('app.replies')
    .values({
      workspace_id: workspaceId,
      id: reply.id,
      version: reply.version,
      note_id: reply.noteId,
      author_id: reply.authorId,
      written_at: reply.writtenAt,
      received_at: reply.receivedAt,
      deleted_at: reply.deletedAt,
      text: reply.text,
    })
    .execute();
}
