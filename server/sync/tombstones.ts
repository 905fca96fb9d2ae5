import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** How long a client may be away and still learn of what was deleted meanwhile (days). */
export const TOMBSTONE_DAYS = 400;

const ENTOMBING = ['app.replies', 'app.notes', 'app.recipes'] as const;

/**
 * Takes away the tombstones of this workspace that are older than that, and raises its floor above them: whoever stands
 * below it begins anew. A note whose replies are still told of waits for them. Gives how many went.
 */
export async function dropTombstones(tx: Tx, workspaceId: Id, days = TOMBSTONE_DAYS): Promise<number> {
  // The counter first, as whoever writes versioned rows does.
  await sql`select version from app.workspace_versions where workspace_id = ${workspaceId} for update`.execute(tx);
  let [gone, floor] = [0, 0];
  for (const table of ENTOMBING) {
    const { rows } = await sql<{ version: number }>`
      delete from ${sql.table(table)} as old
      where workspace_id = ${workspaceId} and deleted_at < now() - make_interval(days => ${days})
        and ${table === 'app.notes' ? WITHOUT_REPLIES : sql`true`}
      returning version`.execute(tx);
    gone += rows.length;
    for (const { version } of rows) floor = Math.max(floor, version);
  }
  if (gone > 0)
    await sql`
      update app.workspace_versions set floor = greatest(floor, ${floor})
      where workspace_id = ${workspaceId}`.execute(tx);
  return gone;
}

const WITHOUT_REPLIES = sql`not exists (
  select from app.replies as reply where reply.workspace_id = old.workspace_id and reply.note_id = old.id)`;
