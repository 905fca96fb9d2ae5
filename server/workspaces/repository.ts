import type { Workspace } from '#lib/model/member.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** A row of `app.workspaces` as everybody outside the hub's tables sees it. */
const workspaceOf = (row: Row<'app.workspaces'>): Workspace => ({
  id: row.workspace_id,
  name: row.name,
  sample: row.sample,
});

/** The workspace, as seen from inside it. */
export async function findWorkspace(tx: Tx, workspaceId: string): Promise<Workspace | null> {
  const row = await tx
    .selectFrom('app.workspaces')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row === undefined ? null : workspaceOf(row);
}

/** All workspaces of the hub, oldest first. Needs the owner's transaction (`Store.owner`). */
export async function listWorkspaces(owner: Tx): Promise<Workspace[]> {
  const rows = await owner.selectFrom('app.workspaces').selectAll().orderBy('created_at').execute();
  return rows.map(workspaceOf);
}

/** Stores a new workspace and its counter of versions, from inside it. */
export async function insertWorkspace(tx: Tx, { id, name, sample }: Workspace): Promise<void> {
  await tx.insertInto('app.workspaces').values({ workspace_id: id, name, sample }).execute();
  await tx.insertInto('app.workspace_versions').values({ workspace_id: id }).execute();
}

/** Makes every cursor of the workspace void: what somebody may see has changed. */
export async function raiseEpoch(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .updateTable('app.workspaces')
    .set((row) => ({ visibility_epoch: row('visibility_epoch', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .execute();
}
