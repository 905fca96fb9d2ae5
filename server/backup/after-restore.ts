import { sql } from 'kysely';
import { recordEverywhere } from '#server/audit/record-everywhere.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Erasure } from '#server/privacy/ledger.ts';
import { replayErasures } from '#server/privacy/replay-erasures.ts';
import { bringAuditBack, keepAudit, standingErasures } from './standing-privacy.ts';

/** What the store that is replaced knows, and an older backup must not undo. */
export type Standing = { readonly erasures: Erasure[]; readonly epochs: Map<string, number> };

/** Gathers it, before the old data go; what was revoked waits in temporary tables. */
export async function readStanding(tx: Tx): Promise<Standing> {
  for (const [name, { table, columns, where }] of Object.entries(ENDED)) {
    const picked = sql.join(columns.map((column) => sql.ref(column)));
    await sql`create temporary table ${sql.table(name)} on commit drop as
      select ${picked} from ${sql.table(table)} where ${sql.ref(where)} is not null`.execute(tx);
  }
  await keepAudit(tx);
  const workspaces = await tx.selectFrom('app.workspaces').select(['workspace_id', 'visibility_epoch']).execute();
  return {
    erasures: await standingErasures(tx),
    epochs: new Map(workspaces.map(({ workspace_id, visibility_epoch }) => [workspace_id, visibility_epoch])),
  };
}

/** Secrets and people that were ended: by which columns they are known, and which column says that they are. */
const ENDED = {
  ended_members: { table: 'app.members', columns: ['workspace_id', 'id', 'removed_at'], where: 'removed_at' },
  ended_tokens: { table: 'app.tokens', columns: ['workspace_id', 'hash', 'revoked_at'], where: 'revoked_at' },
  ended_codes: { table: 'app.join_codes', columns: ['workspace_id', 'hash', 'used_at'], where: 'used_at' },
  ended_keys: { table: 'app.write_keys', columns: ['workspace_id', 'hash', 'revoked_at'], where: 'revoked_at' },
} as const;

/**
 * Makes a restored store fit for its clients, which may have seen what the backup has not: what was ended stays ended,
 * erasures and objections are done again, the audit log keeps what it had, filters of known addresses and cursors are void. Gives how many erasures were done.
 */
export async function afterRestore(tx: Tx, standing: Standing | null, ledger: readonly Erasure[]): Promise<number> {
  if (standing !== null) {
    await endAgain(tx);
    await bringAuditBack(tx);
  }
  const erasures = [...(standing?.erasures ?? []), ...ledger];
  const unique = [...new Map(erasures.map((erasure) => [erasure.id, erasure])).values()];
  const workspaces = await tx.selectFrom('app.workspaces').select('workspace_id').execute();
  let done = 0;
  for (const { workspace_id: id } of workspaces) {
    done += await replayErasures(tx, id, unique);
    await startAnew(tx, id, standing?.epochs.get(id) ?? 0);
  }
  await recordEverywhere(tx, { action: 'backup.restored', details: { erasures: done } });
  return done;
}

async function endAgain(tx: Tx): Promise<void> {
  for (const [name, { table, columns, where }] of Object.entries(ENDED)) {
    const keys = columns.filter((column) => column !== where);
    const same = keys.map((key) => sql`kept.${sql.ref(key)} = ended.${sql.ref(key)}`);
    await sql`update ${sql.table(table)} as kept set ${sql.ref(where)} = ended.${sql.ref(where)}
      from ${sql.table(name)} as ended where ${sql.join(same, sql` and `)} and kept.${sql.ref(where)} is null`.execute(
      tx,
    );
  }
}

/**
 * The epoch that clients have seen may be lost with the store, so the new one is the time in seconds (since 2020, which
 * lasts an integer until 2088): no store gets there by ones.
 */
async function startAnew(tx: Tx, workspaceId: string, seen: number): Promise<void> {
  await sql`update app.workspaces set known_key = gen_random_uuid(),
      visibility_epoch = greatest(visibility_epoch, ${seen}, extract(epoch from clock_timestamp() - '2020-01-01'::timestamptz)::integer) + 1
    where workspace_id = ${workspaceId}`.execute(tx);
}
