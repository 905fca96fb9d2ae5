import { statement } from './pipeline.ts';
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
  const [counter] = await take(tx, [workspaceId, count]);
  if (counter === undefined) throw new Error('The workspace has no counter');
  return counter.version - count + 1;
}

const take = statement<{ version: number }>(
  'update app.workspace_versions set version = version + $2 where workspace_id = $1 returning version',
);
