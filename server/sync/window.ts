import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import { REPLICA_DAYS } from '#lib/protocol/pull.ts';
import type { Tx } from '#server/db/schema.ts';

/**
 * Which notes and replies replicate to a client: those received from `since` (ms since 1970) on, and every one that
 * changed after version `base`, which was the newest when the client began. None of these has a version below `start`,
 * so that nobody reads through years of notes to find them. The window stands in the cursor: hub and client mean the
 * same rows by it for as long as the client goes on from there.
 */
export type Window = { readonly since: number; readonly base: number; readonly start: number };

/** The window of a client that holds all there is. */
export const EVERYTHING: Window = { since: 0, base: 0, start: 0 };

const DAY_MS = 86_400_000;

/** The window of a client that begins now, at version `base`. */
export async function openWindow(tx: Tx, workspaceId: Id, base: number): Promise<Window> {
  const { rows } = await sql<{ since: string; start: number | null }>`
    with edge as materialized (select date_trunc('milliseconds', now() - make_interval(days => ${REPLICA_DAYS})) as since)
    select since, (
      select min(version) from (
        select version from app.notes where workspace_id = ${workspaceId} and received_at >= edge.since
        union all
        select version from app.replies where workspace_id = ${workspaceId} and received_at >= edge.since
      ) as recent) as start
    from edge`.execute(tx);
  const [edge] = rows;
  const since = edge === undefined ? Date.now() - REPLICA_DAYS * DAY_MS : Date.parse(edge.since);
  return { since, base, start: edge?.start ?? base + 1 };
}

/** The condition on a row of notes or replies that a window makes. */
export const within = ({ since, base, start }: Window): RawBuilder<boolean> =>
  since === 0
    ? sql<boolean>`true`
    : sql<boolean>`version >= ${start} and (version > ${base} or received_at >= ${new Date(since).toISOString()})`;
