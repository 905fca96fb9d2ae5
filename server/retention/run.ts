import type { Id } from '#lib/model/id.ts';
import { record } from '#server/audit/record.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import type { Bus } from '#server/sync/bus.ts';
import { dropTombstones } from '#server/sync/tombstones.ts';
import { BATCHES, type BatchDone } from './batches.ts';
import { RETENTION_KINDS, type RetentionKind } from './kinds.ts';
import { endLease, keepLease, takeLease } from './lease.ts';
import { findRetention } from './settings.ts';

export type RetentionDeps = {
  readonly store: Pick<Store, 'db' | 'owner'>;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly signal: AbortSignal;
};
export type RetentionCounts = Partial<Record<RetentionKind, number>>;

const DAY_MS = 86_400_000;

/**
 * Takes away what the workspace keeps no longer, in small batches, each a transaction. Null when another hub does it, or
 * it was done today. Scores need nothing: they are worked out of the touches that are there, at each look. A run that is
 * stopped leaves whole batches; the next one goes on. Tombstones of long ago go with them.
 */
export async function runRetention(deps: RetentionDeps, workspaceId: Id): Promise<RetentionCounts | null> {
  const { store, bus, signal } = deps;
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(store.db, workspaceId, work);
  if (!(await inside((tx) => takeLease(tx, workspaceId)))) return null;
  const days = await inside((tx) => findRetention(tx, workspaceId));
  const counts: RetentionCounts = {};
  for (const kind of RETENTION_KINDS) {
    const kept = days[kind];
    if (kept === null || signal.aborted) continue;
    const gone = await allBatches(deps, workspaceId, kind, kept);
    if (gone > 0) counts[kind] = gone;
  }
  if (counts.notes !== undefined) bus.publish({ workspaceId, memberId: null });
  if (signal.aborted) return counts;
  await inside((tx) => dropTombstones(tx, workspaceId));
  await inside(async (tx) => {
    await endLease(tx, workspaceId);
    if (Object.keys(counts).length > 0)
      await record(tx, workspaceId, { action: 'retention.ran', details: { ...counts } as Record<string, number> });
  });
  return counts;
}

async function allBatches(deps: RetentionDeps, workspaceId: Id, kind: RetentionKind, days: number): Promise<number> {
  const { store, now, signal } = deps;
  const cutoff = new Date(now().getTime() - days * DAY_MS).toISOString();
  let gone = 0;
  let after: Id | null = null;
  do {
    const batch = { workspaceId, cutoff, after };
    const work = async (tx: Tx): Promise<BatchDone> => {
      await keepLease(tx, workspaceId);
      return BATCHES[kind](tx, batch);
    };
    // Nobody but the owner may take anything from the audit log.
    const done: BatchDone = await (kind === 'audit' ? store.owner(work) : inWorkspace(store.db, workspaceId, work));
    gone += done.gone;
    after = done.next;
  } while (after !== null && !signal.aborted);
  return gone;
}
