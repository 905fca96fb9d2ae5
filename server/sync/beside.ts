import type { Id } from '#lib/model/id.ts';
import type { Change } from '#lib/protocol/pull.ts';
import type { Tx } from '#server/db/schema.ts';
import { noteOf } from '#server/notes/note-row.ts';
import { repliesTo } from '#server/notes/replies.ts';
import type { Window } from './window.ts';

/**
 * An older note that was edited or answered comes to a client that may hold nothing of it. These are the notes and
 * replies around such changes that the window leaves out, so that the note can be read as a whole.
 */
export async function notesBeside(
  tx: Tx,
  workspaceId: Id,
  { since, base }: Window,
  changes: readonly Change[],
): Promise<Change[]> {
  const edge = new Date(since).toISOString();
  const touched = changes.flatMap((change) => {
    if (change.table === 'replies') return [change.row.noteId];
    return change.table === 'notes' && change.row.receivedAt < edge ? [change.row.id] : [];
  });
  if (since === 0 || touched.length === 0) return [];
  const notes = await tx
    .selectFrom('app.notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...new Set(touched)])
    .where('received_at', '<', edge)
    .where('deleted_at', 'is', null)
    .execute();
  if (notes.length === 0) return [];
  const outside = <T extends { version: number }>({ version }: T) => version <= base;
  const replies = await repliesTo(
    tx,
    workspaceId,
    notes.map(({ id }) => id),
  );
  return [
    ...notes.filter(outside).map((row): Change => ({ table: 'notes', row: noteOf(row) })),
    ...replies.filter((row) => outside(row) && row.receivedAt < edge).map((row): Change => ({ table: 'replies', row })),
  ];
}
