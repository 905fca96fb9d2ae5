import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Schema, Tx } from '#server/db/schema.ts';
import { type HeldRow, heldIn } from './held-in.ts';
import { addressesOf, type Person } from './person.ts';

/** What stands where a former member's name stood. */
const ERASED = '[erased]';

/** A table that says something about the team's own people, and columns of it that are nobody's to take away. */
type TeamHolding = {
  readonly table: keyof Schema;
  readonly hidden: readonly string[];
  /** What an erasure does with a former member's rows; by default they go. */
  readonly stays?: string;
};

/** What a workspace holds on its own people, besides the audit log, where they stand by id. */
export const TEAM: readonly TeamHolding[] = [
  { table: 'app.join_codes', hidden: ['hash'] },
  { table: 'app.sign_in_codes', hidden: ['hash', 'challenge'] },
  { table: 'app.read_marks', hidden: [] },
  { table: 'app.clients', hidden: [] },
  {
    table: 'app.tokens',
    hidden: ['hash'],
    stays: 'without the name of the device: by them a browser that comes back learns that it must wipe',
  },
  { table: 'app.members', hidden: [], stays: 'without name and address: what they wrote refers to it' },
];

/** The ids of the workspace's members, present or former, who have one of the person's addresses. */
const memberIds = (person: Person, workspaceId: Id, which: RawBuilder<unknown>) => sql`(
  select id from app.members where workspace_id = ${workspaceId}
    and lower(email) = any(${addressesOf(person, 'email')}::text[]) and ${which})`;
const ANY = sql`true`;
const FORMER = sql`removed_at is not null`;

const ofMembers = ({ table }: TeamHolding, ids: RawBuilder<unknown>) =>
  sql<boolean>`${sql.ref(table === 'app.members' ? 'id' : 'member_id')} in ${ids}`;

/** All that the workspace holds on them as one of its own people. */
export async function heldOnTeam(tx: Tx, workspaceId: Id, person: Person): Promise<Record<string, HeldRow[]>> {
  const held: Record<string, HeldRow[]> = {};
  for (const holding of TEAM) {
    const about = sql<boolean>`workspace_id = ${workspaceId}
      and ${ofMembers(holding, memberIds(person, workspaceId, ANY))}`;
    const rows = await heldIn(tx, holding.table, about, ['workspace_id', ...holding.hidden]);
    held[holding.table.replace('app.', '')] = rows;
  }
  return held;
}

/** How many of the person's memberships an erasure takes (those that ended), and how many it leaves. */
export async function countMembers(tx: Tx, workspaceId: Id, person: Person): Promise<{ former: number; now: number }> {
  const { rows } = await sql<{ former: number; now: number }>`
    select count(*) filter (where removed_at is not null) as former, count(*) filter (where removed_at is null) as now
    from app.members where id in ${memberIds(person, workspaceId, ANY)} and workspace_id = ${workspaceId}`.execute(tx);
  return rows[0] ?? { former: 0, now: 0 };
}

/**
 * Takes away what is left of people who once worked here. Who still does is left as they are: they leave by being taken
 * out, which ends their access; an erasure that did so by the way would surprise whoever only meant the contact.
 */
export async function eraseFormerMembers(
  tx: Tx,
  workspaceId: Id,
  person: Person,
  takeVersion: () => number,
): Promise<number> {
  const { rows } = await sql<{ id: Id }>`${memberIds(person, workspaceId, FORMER)}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const theirs = sql`(select unnest(${ids}::uuid[]))`;
  for (const holding of TEAM.filter(({ stays }) => stays === undefined)) {
    await sql`delete from ${sql.table(holding.table)} where workspace_id = ${workspaceId}
      and ${ofMembers(holding, theirs)}`.execute(tx);
  }
  await sql`update app.tokens set name = null where workspace_id = ${workspaceId} and member_id in ${theirs}`.execute(
    tx,
  );
  for (const id of ids) {
    await sql`update app.members set name = ${ERASED}, email = null, version = ${takeVersion()}
      where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
  }
  return ids.length;
}
