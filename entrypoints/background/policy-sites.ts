import { onSitesChanged, sitesOn } from '#lib/browser/permissions.ts';
import { onPolicyChanged, policy } from '#lib/browser/policy.ts';
import { tellSites } from '#lib/store/tell-sites.ts';
import type { WorkerSession } from './worker-session.ts';

/** Tells the hub, for its audit log, which of the sites that the organisation has set are on here; of no other site. */
export async function tellPolicySites(session: WorkerSession | null): Promise<void> {
  const { sites } = await policy();
  if (session === null || sites.length === 0) return;
  const on = await sitesOn();
  const granted = sites.filter((origin) => on.includes(origin));
  // A store that can't be written is looked at again with the next start of the worker.
  await tellSites(session.parts.db, granted).catch(() => {});
}

/** The same with each change of sites and of the policy. */
export function followPolicySites(session: () => Promise<WorkerSession | null>): void {
  const tell = () => void session().then(tellPolicySites);
  onSitesChanged(tell);
  onPolicyChanged(tell);
}
