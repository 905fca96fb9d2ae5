import { sql } from 'kysely';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { Session } from '#lib/protocol/identity.ts';
import { statement } from '#server/db/pipeline.ts';
import type { Db, Row, Tx } from '#server/db/schema.ts';
import { askInWorkspace, inWorkspace } from '#server/db/workspace.ts';
import { memberOf } from '#server/members/repository.ts';

/** A token ends so long after it was made, and sooner when nobody has used it for the second span. */
export const TOKEN_DAYS = 180;
export const IDLE_DAYS = 60;
/** How exactly `lastUsedAt` is kept: each request would be a write otherwise. */
const USE_NOTED_MS = 300_000;
const DAY_MS = 86_400_000;

/** Why a token opens nothing. Revoked and removed mean for good: what the browser holds of the workspace goes. */
export type TokenRefusal = 'token_invalid' | 'token_expired' | 'token_revoked' | 'member_removed';
export type TokenRead = { ok: true; member: Member; sessionId: Id } | { ok: false; code: TokenRefusal };

/** Whose token this is, if it still opens the workspace; its use is noted. Read anew each time: revoking works at once. */
export async function readToken(db: Db, workspaceId: string, hash: Buffer, now: Date): Promise<TokenRead> {
  const [row] = await askInWorkspace(db, workspaceId, selectToken, [workspaceId, hash]);
  if (row === undefined) return { ok: false, code: 'token_invalid' };
  if (row.removed_at !== null) return { ok: false, code: 'member_removed' };
  if (row.revoked_at !== null) return { ok: false, code: 'token_revoked' };
  const usedAt = Date.parse(row.last_used_at ?? row.signed_in_at);
  if (now.getTime() >= endOf(row.expires_at, usedAt)) return { ok: false, code: 'token_expired' };
  if (row.last_used_at === null || now.getTime() - usedAt > USE_NOTED_MS) {
    await inWorkspace(db, workspaceId, (tx) => noteUse(tx, workspaceId, hash, now));
  }
  return { ok: true, member: memberOf(row), sessionId: row.session_id };
}

type TokenRow = Row<'app.members'> & { session_id: Id; signed_in_at: Instant } & Pick<
    Row<'app.tokens'>,
    'revoked_at' | 'expires_at' | 'last_used_at'
  >;

/** Asked with every request. */
const selectToken = statement<TokenRow>(`
  select member.workspace_id, member.id, member.version, member.name, member.email, member.role, member.removed_at,
    member.created_at, token.id as session_id, token.revoked_at, token.expires_at, token.last_used_at,
    token.created_at as signed_in_at
  from app.tokens as token
  join app.members as member on member.workspace_id = token.workspace_id and member.id = token.member_id
  where token.workspace_id = $1 and token.hash = $2`);

const endOf = (expiresAt: string, usedAt: number): number =>
  Math.min(Date.parse(expiresAt), usedAt + IDLE_DAYS * DAY_MS);

async function noteUse(tx: Tx, workspaceId: string, hash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('app.tokens')
    .set({ last_used_at: now.toISOString() })
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', hash)
    .execute();
}

/** Stores a new token and gives the moment of its end. */
export async function insertToken(
  tx: Tx,
  workspaceId: string,
  { memberId, hash, name, now }: { memberId: string; hash: Buffer; name: string | null; now: Date },
): Promise<Instant> {
  const expiresAt = new Date(now.getTime() + TOKEN_DAYS * DAY_MS).toISOString();
  const times = { created_at: now.toISOString(), expires_at: expiresAt };
  await tx
    .insertInto('app.tokens')
    .values({ workspace_id: workspaceId, member_id: memberId, hash, name, ...times })
    .execute();
  return expiresAt;
}

/** The sessions that are open now, of one member or (null) of all, last used first. `current` is the one that asks. */
export async function openSessions(
  tx: Tx,
  workspaceId: string,
  { memberId, current, now }: { memberId: string | null; current: Id; now: Date },
): Promise<Session[]> {
  const rows = await tx
    .selectFrom('app.tokens')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(memberId !== null, (query) => query.where('member_id', '=', memberId ?? ''))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy(sql`coalesce(last_used_at, created_at)`, 'desc')
    .execute();
  return rows.map(sessionOf(current)).filter(({ expiresAt }) => Date.parse(expiresAt) > now.getTime());
}

const sessionOf =
  (current: Id) =>
  (row: Row<'app.tokens'>): Session => ({
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: new Date(endOf(row.expires_at, Date.parse(row.last_used_at ?? row.created_at))).toISOString(),
    current: row.id === current,
  });

/** Ends sessions: one by its id, or all of a member. Gives whose they were; `ofMember` narrows to sessions of theirs. */
export async function endTokens(
  tx: Tx,
  workspaceId: string,
  which: { id?: Id; ofMember?: string | null },
  now: Date,
): Promise<string[]> {
  const { id, ofMember } = which;
  const rows = await tx
    .updateTable('app.tokens')
    .set({ revoked_at: now.toISOString() })
    .where('workspace_id', '=', workspaceId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(ofMember != null, (query) => query.where('member_id', '=', ofMember ?? ''))
    .where('revoked_at', 'is', null)
    .returning('member_id')
    .execute();
  return rows.map(({ member_id }) => member_id);
}
