import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** For how long a run is its hub's alone without a sign of life; a hub that died is followed by another after it. */
const LEASE = '10 minutes';
/** A day, less what runs shift by. */
const BETWEEN_RUNS = '20 hours';

/**
 * Takes the workspace's run for this hub; `false` when another has it, or it ran today. By the database's clock: what lies far
 * ahead was written while that was wrong.
 */
export async function takeLease(tx: Tx, workspaceId: Id): Promise<boolean> {
  await sql`insert into app.retention (workspace_id) values (${workspaceId}) on conflict do nothing`.execute(tx);
  const { rows } = await sql`
    update app.retention set leased_until = now() + ${LEASE}::interval
    where workspace_id = ${workspaceId}
      and coalesce(leased_until not between now() and now() + 2 * ${LEASE}::interval, true)
      and coalesce(ran_at not between now() - ${BETWEEN_RUNS}::interval and now() + ${BETWEEN_RUNS}::interval, true)
    returning workspace_id`.execute(tx);
  return rows.length > 0;
}

/** A sign of life, in the transaction of each batch. */
export async function keepLease(tx: Tx, workspaceId: Id): Promise<void> {
  await sql`update app.retention set leased_until = now() + ${LEASE}::interval where workspace_id = ${workspaceId}`.execute(
    tx,
  );
}

/** Gives the lease back: the run is done until tomorrow. */
export async function endLease(tx: Tx, workspaceId: Id): Promise<void> {
  await sql`update app.retention set leased_until = null, ran_at = now() where workspace_id = ${workspaceId}`.execute(
    tx,
  );
}
