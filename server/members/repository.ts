import { sql } from 'kysely';
import type { Instant } from '#lib/model/id.ts';
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

/** How many people are in the workspace, and the names of its admins. */
export async function whoIsIn(tx: Tx, workspaceId: string): Promise<{ people: number; admins: string[] }> {
  const rows = await tx
    .selectFrom('app.members')
    .select(['name', 'role'])
    .where('workspace_id', '=', workspaceId)
    .where('removed_at', 'is', null)
    .execute();
  return { people: rows.length, admins: rows.filter(({ role }) => role === 'admin').map(({ name }) => name) };
}

/** The member who has this address now. */
export async function findMemberByEmail(tx: Tx, workspaceId: string, email: string): Promise<Member | null> {
  const row = await tx
    .selectFrom('app.members')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where((row) => sql<boolean>`lower(${row.ref('email')}) = lower(${email})`)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

/** `true` when somebody with this address is a member or has been one. */
export async function hasHadAddress(tx: Tx, workspaceId: string, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('app.members')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where((row) => sql<boolean>`lower(${row.ref('email')}) = lower(${email})`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes a member, who gets the version that was taken for the change. */
export async function updateMember(tx: Tx, workspaceId: string, { id, version, role, email }: Member): Promise<void> {
  await tx
    .updateTable('app.members')
    .set({ version, role, email })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** Takes a member out; their name stays beside what they wrote. */
export async function markRemoved(tx: Tx, workspaceId: string, { id, version }: Member, at: Instant): Promise<void> {
  await tx
    .updateTable('app.members')
    .set({ version, removed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
