import type { Instant } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { Tx } from '#server/db/schema.ts';
import { memberOf } from '#server/members/repository.ts';

/** The member whose token has this hash, unless the token or the member has been taken out. */
export async function memberOfToken(tx: Tx, workspaceId: string, hash: Buffer): Promise<Member | null> {
  const row = await tx
    .selectFrom('app.tokens as token')
    .innerJoin('app.members as member', (join) =>
      join.onRef('member.workspace_id', '=', 'token.workspace_id').onRef('member.id', '=', 'token.member_id'),
    )
    .selectAll('member')
    .where('token.workspace_id', '=', workspaceId)
    .where('token.hash', '=', hash)
    .where('token.revoked_at', 'is', null)
    .where('member.removed_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : memberOf(row);
}

export async function insertToken(
  tx: Tx,
  workspaceId: string,
  { memberId, hash }: { memberId: string; hash: Buffer },
): Promise<void> {
  await tx.insertInto('app.tokens').values({ workspace_id: workspaceId, member_id: memberId, hash }).execute();
}

export async function insertJoinCode(
  tx: Tx,
  workspaceId: string,
  { memberId, hash, expiresAt }: { memberId: string; hash: Buffer; expiresAt: Instant },
): Promise<void> {
  await tx
    .insertInto('app.join_codes')
    .values({ workspace_id: workspaceId, member_id: memberId, hash, expires_at: expiresAt })
    .execute();
}

/**
 * Uses up a join code and names its member; null when it is unknown, used or expired. One statement, so that of two
 * who try at once only one comes in.
 */
export async function useJoinCode(tx: Tx, workspaceId: string, hash: Buffer, now: Instant): Promise<string | null> {
  const row = await tx
    .updateTable('app.join_codes')
    .set({ used_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('member_id')
    .executeTakeFirst();
  return row?.member_id ?? null;
}

/** Ends the member's tokens and unused join codes. */
export async function endSecrets(tx: Tx, workspaceId: string, memberId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('app.tokens')
    .set({ revoked_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute();
  await tx
    .deleteFrom('app.join_codes')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .execute();
}
