import { type RawBuilder, sql } from 'kysely';
import { readEmail } from '#lib/model/address.ts';
import type { Tx } from '#server/db/schema.ts';
import { type HeldRow, heldIn } from './held-in.ts';

/** A table of schema `auth` that says something about whoever has an address, and columns that open doors. */
type AccountHolding = {
  readonly table: string;
  readonly rows: (email: string) => RawBuilder<boolean>;
  readonly hidden: readonly string[];
};

const ofUser = (email: string) => sql<boolean>`"userId" in (select id from auth."user" where lower(email) = ${email})`;
const isAt = (email: string) => sql<boolean>`lower(email) = ${email}`;

/**
 * What the whole hub holds on somebody who signed in on its own pages (better-auth's tables), in the order in which it can
 * be taken away. It belongs to no workspace: the operator's commands export and erase it, no workspace's admin does.
 */
export const ACCOUNTS: readonly AccountHolding[] = [
  {
    table: 'auth.device_codes',
    rows: (email) => sql<boolean>`member_id in (select id from app.members where ${isAt(email)})`,
    hidden: ['hash', 'user_code'],
  },
  { table: 'auth.session', rows: ofUser, hidden: ['token'] },
  { table: 'auth.account', rows: ofUser, hidden: ['accessToken', 'refreshToken', 'idToken', 'password'] },
  { table: 'auth.twoFactor', rows: ofUser, hidden: ['secret', 'backupCodes'] },
  { table: 'auth.user', rows: isAt, hidden: [] },
];

/** All of it, by table. Needs the owner's transaction. Nothing of what is no e-mail address. */
export async function exportAccount(owner: Tx, asked: string): Promise<Record<string, HeldRow[]>> {
  const email = readEmail(asked);
  const held: Record<string, HeldRow[]> = {};
  for (const { table, rows, hidden } of email === null ? [] : ACCOUNTS)
    held[table.replace('auth.', '')] = await heldIn(owner, table, rows(email ?? ''), hidden);
  return held;
}

/** How many rows went; `memberships`: of how many workspaces they are a member still, in which case nothing did. */
export type AccountErased = { readonly gone: number; readonly memberships: number };

/**
 * Takes all of it away, unless they are a member of some workspace: signing in and their second factor would go with it,
 * and they would be let in again by a mailed code alone. Needs the owner's transaction.
 */
export async function eraseAccount(owner: Tx, asked: string): Promise<AccountErased> {
  const email = readEmail(asked);
  if (email === null) return { gone: 0, memberships: 0 };
  const memberships = await membershipsOf(owner, email);
  let gone = 0;
  for (const { table, rows } of memberships > 0 ? [] : ACCOUNTS) {
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${rows(email)}`.execute(owner);
    gone += Number(numAffectedRows ?? 0);
  }
  return { gone, memberships };
}

async function membershipsOf(owner: Tx, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from app.members where ${isAt(email)} and removed_at is null`.execute(owner);
  return rows[0]?.count ?? 0;
}
