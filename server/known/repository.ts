import { type RawBuilder, sql } from 'kysely';
import { formOf } from '#lib/known/form.ts';
import type { Mark } from '#lib/known/mark.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** What a look-up finds people by; the partial index `contact_addresses_added` has the same condition. */
const REACHABLE = sql<boolean>`kind in ('email', 'phone')`;

/** The place of the workspace's newest address or number, as one probe into an index; 0 without any. */
export const newestPosition = (workspaceId: Id): RawBuilder<number> =>
  sql<number>`(select coalesce(max(added), 0) from app.contact_addresses
    where workspace_id = ${workspaceId} and ${REACHABLE})`;

/** How far a filter made now would go. */
export function currentMark(tx: Tx, workspaceId: Id): Promise<Mark> {
  return tx
    .selectFrom('app.workspaces')
    .select(['known_key as key', newestPosition(workspaceId).as('position')])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
}

export async function countAddresses(tx: Tx, workspaceId: Id): Promise<number> {
  const { count } = await tx
    .selectFrom('app.contact_addresses')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where(REACHABLE)
    .executeTakeFirstOrThrow();
  return count;
}

/** An address or number as it goes into the filter, and its place. */
export type Entry = { readonly form: string; readonly position: number };

/** The first `limit` addresses and numbers after a place, in the order in which they came. */
export async function entriesAfter(tx: Tx, workspaceId: Id, after: number, limit: number): Promise<Entry[]> {
  const rows = await tx
    .selectFrom('app.contact_addresses')
    .select(['kind', 'address', 'added'])
    .where('workspace_id', '=', workspaceId)
    .where(REACHABLE)
    .where('suppressed', '=', false)
    .where('added', '>', after)
    .orderBy('added')
    .limit(limit)
    .execute();
  return rows.map(({ kind, address, added }) => ({
    form: formOf(kind === 'email' ? kind : 'phone', address),
    position: added,
  }));
}
