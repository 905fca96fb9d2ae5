import type { Tx } from './schema.ts';

/**
 * Takes the next `count` versions of the workspace and gives the first of them. Every changed row of a replicated table
 * gets a version of its own.
 *
 * The counter's row stays locked until the transaction ends, so versions become visible in their order and without
 * gaps (ARCHITECTURE.md, decision 5). It must be a statement of its own, before those that read what others may just
 * have written: a statement's snapshot is taken when it starts, which is before it waits for the lock.
 */
export async function takeVersions(tx: Tx, workspaceId: string, count: number): Promise<number> {
  const { version } = await tx
    .updateTable('app.workspace_versions')
    .set((row) => ({ version: row('version', '+', count) }))
    .where('workspace_id', '=', workspaceId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version - count + 1;
}
