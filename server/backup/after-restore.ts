import { sql } from 'kysely';
import { recordEverywhere } from '#server/audit/record-everywhere.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Erasure } from '#server/privacy/ledger.ts';
import { replayErasures } from '#server/privacy/replay-erasures.ts';
import { bringAuditBack, keepAudit, standingErasures } from './standing-privacy.ts';
import { endSecretsAgain, keepSecrets } from './standing-secrets.ts';

/** What the store that is replaced knows, and an older backup must not undo. */
export type Standing = { readonly erasures: Erasure[]; readonly epochs: Map<string, number> };

/** Gathers it, before the old data go; what was revoked waits in temporary tables. */
export async function readStanding(tx: Tx): Promise<Standing> {
  await keepSecrets(tx);
  await keepAudit(tx);
  const workspaces = await tx.selectFrom('app.workspaces').select(['workspace_id', 'visibility_epoch']).execute();
  return {
    erasures: await standingErasures(tx),
    epochs: new Map(workspaces.map(({ workspace_id, visibility_epoch }) => [workspace_id, visibility_epoch])),
  };
}

/**
 * Makes a restored store fit for its clients, which may have seen what the backup has not: what was ended stays ended,
 * erasures and objections are done again, the audit log keeps what it had, filters of known addresses and cursors are
 * void. Gives how many erasures were done.
 */
export async function afterRestore(tx: Tx, standing: Standing | null, ledger: readonly Erasure[]): Promise<number> {
  if (standing !== null) {
    await endSecretsAgain(tx);
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

/**
 * The epoch that clients have seen may be lost with the store, so the new one is the time in seconds (since 2020, which
 * lasts an integer until 2088): no store gets there by ones.
 */
async function startAnew(tx: Tx, workspaceId: string, seen: number): Promise<void> {
  await sql`update app.workspaces set known_key = gen_random_uuid(),
      visibility_epoch = greatest(visibility_epoch, ${seen}, extract(epoch from clock_timestamp() - '2020-01-01'::timestamptz)::integer) + 1
    where workspace_id = ${workspaceId}`.execute(tx);
}
