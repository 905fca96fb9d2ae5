import type { Member } from '#lib/model/member.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** A row of `app.members` as everybody outside the hub's tables sees it. */
export const memberOf = (row: Row<'app.members'>): Member => ({
  id: row.id,
  version: row.version,
  name: row.name,
  email: row.email,
  role: row.role,
});

/** The member with this id, unless taken out of the workspace. */
export async function findMember(tx: Tx, workspaceId: string, memberId: string): Promise<Member | null> {
  const row = await tx
    .selectFrom('app.members')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

/** Stores a new member, who carries a version that was taken for them. */
export async function insertMember(tx: Tx, workspaceId: string, member: Member): Promise<void> {
  const { id, version, name, email, role } = member;
  await tx.insertInto('app.members').values({ workspace_id: workspaceId, id, version, name, email, role }).execute();
}
