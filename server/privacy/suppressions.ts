import { v7 as uuidv7 } from 'uuid';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** Who objected, by hash, when, and who wrote it down. */
type Objection = { readonly at: Instant; readonly byId: Id | null; readonly suppressed: readonly string[] };

/** Puts people's addresses on the list of those about whom nothing is taken in. One that stands there stays as it is. */
export async function suppressHashes(tx: Tx, workspaceId: Id, { at, byId, suppressed }: Objection): Promise<void> {
  if (suppressed.length === 0) return;
  await tx
    .insertInto('app.suppressions')
    .values(
      suppressed.map((hash) => ({
        workspace_id: workspaceId,
        id: uuidv7(),
        at,
        by_id: byId,
        kind: 'address' as const,
        hash,
      })),
    )
    .onConflict((known) => known.columns(['workspace_id', 'hash']).doNothing())
    .execute();
}
