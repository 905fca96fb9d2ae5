import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** The workspace's key of people's hashes. */
export async function personKeyOf(tx: Tx, workspaceId: Id): Promise<string> {
  const { person_key } = await tx
    .selectFrom('app.workspaces')
    .select('person_key')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return person_key;
}
