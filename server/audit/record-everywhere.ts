import type { Tx } from '#server/db/schema.ts';
import type { AuditEvent } from './events.ts';
import { record } from './record.ts';

/** Adds an event that concerns the whole hub to the log of every workspace. Needs the owner's transaction. */
export async function recordEverywhere(owner: Tx, event: AuditEvent): Promise<void> {
  const workspaces = await owner.selectFrom('app.workspaces').select('workspace_id').execute();
  for (const { workspace_id } of workspaces) await record(owner, workspace_id, event);
}
