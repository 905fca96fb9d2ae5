import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import { momentOf, placeOf } from '#lib/model/place.ts';
import { OLDER_LIMIT, type OlderResponse } from '#lib/protocol/older.ts';
import type { Tx } from '#server/db/schema.ts';
import { noteOf } from '#server/notes/note-row.ts';
import { repliesTo } from '#server/notes/replies.ts';

export type OlderWish = { before: string; contactId?: Id | undefined };

/** The notes received before a place, newest first, one page of them, with all that stands below them. */
export async function olderNotes(tx: Tx, workspaceId: Id, { before, contactId }: OlderWish): Promise<OlderResponse> {
  const [moment, id] = [momentOf(before), before.split('_')[1]];
  const rows = await tx
    .selectFrom('app.notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
    .where(
      id === undefined ? sql<boolean>`received_at < ${moment}` : sql<boolean>`(received_at, id) < (${moment}, ${id})`,
    )
    .$if(contactId !== undefined, (query) => query.where('contact_id', '=', contactId ?? ''))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(OLDER_LIMIT + 1)
    .execute();
  const notes = rows.slice(0, OLDER_LIMIT).map(noteOf);
  const last = notes.at(-1);
  const replies =
    last === undefined
      ? []
      : await repliesTo(
          tx,
          workspaceId,
          notes.map((note) => note.id),
        );
  const next = rows.length > OLDER_LIMIT && last !== undefined ? placeOf(last) : null;
  return { notes, replies, next };
}
