import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import { record } from '#server/audit/record.ts';
import type { Tx } from '#server/db/schema.ts';
import { RETENTION_DAYS, RETENTION_KINDS, type RetentionDays, type RetentionWish } from './kinds.ts';

/** For how long the workspace keeps what. */
export async function findRetention(tx: Tx, workspaceId: Id): Promise<RetentionDays> {
  const row = await tx
    .selectFrom('app.retention')
    .select('days')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return { ...RETENTION_DAYS, ...row?.days };
}

/** Changes what the wish names, and nothing else; the next run goes by it. */
export async function setRetention(
  tx: Tx,
  workspaceId: Id,
  { wish, byId }: { wish: RetentionWish; byId: Id },
): Promise<RetentionDays> {
  const named = Object.fromEntries(
    RETENTION_KINDS.flatMap((kind) => (kind in wish ? [[kind, wish[kind] ?? null]] : [])),
  );
  await sql`
    insert into app.retention (workspace_id, days) values (${workspaceId}, ${JSON.stringify(named)}::jsonb)
    on conflict (workspace_id) do update set days = app.retention.days || excluded.days, ran_at = null`.execute(tx);
  const details = Object.fromEntries(Object.entries(named).map(([kind, days]) => [kind, days ?? 'for good']));
  await record(tx, workspaceId, { action: 'retention.set', actorId: byId, details });
  return findRetention(tx, workspaceId);
}
