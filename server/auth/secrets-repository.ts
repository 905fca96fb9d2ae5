import type { Instant } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

export async function insertJoinCode(
  tx: Tx,
  workspaceId: string,
  code: { memberId: string; hash: Buffer; createdAt: Instant; expiresAt: Instant; invitedBy: string | null },
): Promise<void> {
  const { memberId, hash, createdAt, expiresAt, invitedBy } = code;
  const times = { created_at: createdAt, expires_at: expiresAt };
  const values = { workspace_id: workspaceId, member_id: memberId, hash, invited_by: invitedBy, ...times };
  await tx.insertInto('app.join_codes').values(values).execute();
}

/** The member whom an unused, unexpired join code lets in. */
export async function findJoinCode(tx: Tx, workspaceId: string, hash: Buffer, now: Instant): Promise<string | null> {
  const row = await tx
    .selectFrom('app.join_codes')
    .select('member_id')
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.member_id ?? null;
}

/**
 * Uses up a join code and names its member; null when it is unknown, used or expired. One statement, so that of two
 * who try at once only one comes in.
 */
export async function spendJoinCode(tx: Tx, workspaceId: string, hash: Buffer, now: Instant): Promise<string | null> {
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

/** The unused, unexpired join codes of members who are still there, newest first. */
export async function openJoinCodes(tx: Tx, workspaceId: string, now: Instant) {
  return tx
    .selectFrom('app.join_codes as code')
    .innerJoin('app.members as member', (join) =>
      join.onRef('member.workspace_id', '=', 'code.workspace_id').onRef('member.id', '=', 'code.member_id'),
    )
    .selectAll('member')
    .select(['code.created_at as invited_at', 'code.expires_at', 'code.invited_by'])
    .where('code.workspace_id', '=', workspaceId)
    .where('code.used_at', 'is', null)
    .where('code.expires_at', '>', now)
    .where('member.removed_at', 'is', null)
    .orderBy('code.created_at', 'desc')
    .execute();
}

/** Ends the member's unused join codes. */
export async function deleteJoinCodes(tx: Tx, workspaceId: string, memberId: string): Promise<void> {
  await tx
    .deleteFrom('app.join_codes')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
    .execute();
}

type SignInCode = { memberId: string; hash: Buffer; challenge: string; redirectUri: string; expiresAt: Instant };

export async function insertSignInCode(tx: Tx, workspaceId: string, code: SignInCode): Promise<void> {
  const { memberId: member_id, hash, challenge, redirectUri: redirect_uri, expiresAt: expires_at } = code;
  const values = { workspace_id: workspaceId, member_id, hash, challenge, redirect_uri, expires_at };
  await tx.insertInto('app.sign_in_codes').values(values).execute();
}

/** Uses up a code of a sign-in, whatever comes of it, and clears away those that nobody redeemed in time. */
export async function spendSignInCode(tx: Tx, workspaceId: string, hash: Buffer, now: Instant) {
  await tx
    .deleteFrom('app.sign_in_codes')
    .where('workspace_id', '=', workspaceId)
    .where('expires_at', '<=', now)
    .execute();
  return tx
    .updateTable('app.sign_in_codes')
    .set({ used_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .returning(['member_id', 'challenge', 'redirect_uri'])
    .executeTakeFirst();
}
