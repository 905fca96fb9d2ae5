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

/** The window of a client that begins now, at version `base`. */
export async function openWindow(tx: Tx, workspaceId: Id, base: number): Promise<Window> {
  const edge = sql`date_trunc('milliseconds', now() - make_interval(days => ${REPLICA_DAYS}))`;
  // `+ 0`: found by when they came. By their versions, PostgreSQL would walk through all that are older.
  const { rows } = await sql<{ since: string; start: number | null }>`
    select ${edge} as since, least(
      (select min(version + 0) from app.notes where workspace_id = ${workspaceId} and received_at >= ${edge}),
      (select min(version + 0) from app.replies where workspace_id = ${workspaceId} and received_at >= ${edge})
    ) as start`.execute(tx);
  const [{ since, start } = { since: 0, start: 0 }] = rows;
  return { since: new Date(since).getTime(), base, start: start ?? base + 1 };
}

/** The condition on a row of notes or replies that a window makes. */
export const within = ({ since, base, start }: Window): RawBuilder<boolean> =>
  since === 0
    ? sql<boolean>`true`
    : sql<boolean>`version >= ${start} and (version > ${base} or received_at >= ${new Date(since).toISOString()})`;
