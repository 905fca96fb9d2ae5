import type { MutationBody } from '#lib/protocol/push.ts';
import { record } from '#server/audit/record.ts';
import type { Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type GrantSites = Extract<MutationBody, { name: 'sites.granted' }>;

/**
 * Writes down that sites of the organisation's policy are on in a member's browser. When is the hub's time; the browser's
 * stands beside it, since it may have been offline for days.
 */
export async function grantSites(change: Change, { origins, grantedAt }: GrantSites): Promise<Verdict> {
  const { tx, workspaceId, member } = change;
  const details = { sites: origins.join(' '), grantedAt };
  await record(tx, workspaceId, { action: 'sites.granted', actorId: member.id, details });
  return { reach: 'nobody' };
}
