import type { ExcludedList } from '#lib/model/excluded-list.ts';
import type { Id } from '#lib/model/id.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** A row of `app.excluded` as everybody outside the hub's tables sees it. */
export const excludedOf = ({ version, entries }: Row<'app.excluded'>): ExcludedList => ({ version, entries });

/** The workspace's list of excluded addresses; empty until somebody has made one. */
export async function findExcluded(tx: Tx, workspaceId: Id): Promise<string[]> {
  const row = await tx
    .selectFrom('app.excluded')
    .select('entries')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.entries ?? [];
}

export async function putExcluded(tx: Tx, workspaceId: Id, { version, entries }: ExcludedList): Promise<void> {
  await tx
    .insertInto('app.excluded')
    .values({ workspace_id: workspaceId, version, entries })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet({ version, entries }))
    .execute();
}
