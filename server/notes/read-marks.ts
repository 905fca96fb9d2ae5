import type { Id, Instant } from '#lib/model/id.ts';
import type { ReadMark } from '#lib/model/note.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** How far this member has read the feed; null before the first time. */
export async function findReadMark(tx: Tx, workspaceId: Id, memberId: Id): Promise<ReadMark | null> {
  const row = await tx
    .selectFrom('app.read_marks')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row === undefined ? null : readMarkOf(row);
}

/** Sets this member's mark. */
export async function putReadMark(tx: Tx, workspaceId: Id, mark: ReadMark): Promise<void> {
  const moved = { version: mark.version, feed_read_at: mark.feedReadAt satisfies Instant };
  await tx
    .insertInto('app.read_marks')
    .values({ workspace_id: workspaceId, member_id: mark.memberId, ...moved })
    .onConflict((known) => known.columns(['workspace_id', 'member_id']).doUpdateSet(moved))
    .execute();
}

/** A row of `app.read_marks` as its member sees it. */
export const readMarkOf = (row: Row<'app.read_marks'>): ReadMark => ({
  memberId: row.member_id,
  version: row.version,
  feedReadAt: row.feed_read_at,
});
