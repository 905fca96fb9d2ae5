import browser from 'webextension-polyfill';
import { originOf } from './permissions.ts';

/** What an organisation's administrator set for this browser: their hub's address, and match patterns of sites. */
export type Policy = { hub: string | null; sites: string[] };

function readPolicy(found: Record<string, unknown>): Policy {
  const { hub, sites } = found;
  const named = Array.isArray(sites) ? sites.filter((site) => typeof site === 'string') : [];
  const origins = named.map((site) => originOf(site.includes('://') ? site : `https://${site}`));
  return {
    hub: typeof hub === 'string' && hub.trim() !== '' ? hub.trim() : null,
    sites: [...new Set(origins.filter((origin) => origin !== null))],
  };
}

/** The policy of this browser; nothing is set where there is none. Firefox rejects the question then. */
export const policy = async (): Promise<Policy> => readPolicy(await browser.storage.managed.get().catch(() => ({})));

/** Calls back when an administrator has changed it. */
export function onPolicyChanged(changed: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') changed();
  });
}
