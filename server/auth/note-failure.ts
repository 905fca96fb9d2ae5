import { record } from '#server/audit/record.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { placesOf } from './memberships.ts';

/** Tells the audit log of every workspace that this address is a member of about a code that was wrong. */
export async function noteFailure(store: Store, email: string, way: 'mailed_code' | 'second_factor'): Promise<void> {
  const event = { action: 'member.sign_in_failed', details: { way } } as const;
  for (const { workspaceId, memberId } of await placesOf(store, email)) {
    await inWorkspace(store.db, workspaceId, (tx) => record(tx, workspaceId, { ...event, memberId }));
  }
}
