import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import type { AuditEvent } from './events.ts';

/**
 * Adds an event to the workspace's audit log, in the transaction of what it tells of: both happen, or neither. The
 * application's role can add to the log and read it, and nothing else.
 */
export async function record(tx: Tx, workspaceId: Id, event: AuditEvent): Promise<void> {
  const { action, actorId = null, memberId = null, subject = null, details = {} } = event;
  await tx
    .insertInto('app.audit')
    .values({
      workspace_id: workspaceId,
      id: uuidv7(),
      action,
      actor_id: actorId,
      member_id: memberId,
      subject,
      details: JSON.stringify(details),
    })
    .execute();
}
