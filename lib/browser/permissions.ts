import browser from 'webextension-polyfill';

/** How Touchline stands on a page: closed to extensions (the browser's own, files), switched off, or on. */
export type SiteState = { kind: 'impossible' } | { kind: 'off' | 'on'; origin: string };

/** Sites that were switched off although the browser lets nobody take their permission back (an admin's policy gave it). */
const SWITCHED_OFF = 'sites:off';

/**
 * The match pattern that grants a page's site: scheme and host, every port, since Firefox knows no ports in patterns.
 * `null` for what is no website.
 */
export function originOf(url: string | undefined): string | null {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? `${parsed.protocol}//${parsed.hostname}/*` : null;
}

/** Is Touchline on for the site of this address? */
export async function siteState(url: string | undefined): Promise<SiteState> {
  const origin = originOf(url);
  if (!origin) return { kind: 'impossible' };
  const granted = await browser.permissions.contains({ origins: [origin] });
  return { kind: granted && !(await switchedOff()).includes(origin) ? 'on' : 'off', origin };
}

/**
 * Switches a site on: the browser asks the person, unless the permission is there already. Must be the first statement
 * of a click's handler, before any await. `false` when the person said no.
 */
export async function requestSite(origin: string): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: [origin] });
  if (granted) await keepOff((off) => off.filter((other) => other !== origin));
  return granted;
}

/** Switches a site off and gives its permission back where the browser allows it; its open pages are left at once. */
export async function removeSite(origin: string): Promise<void> {
  const removed = await browser.permissions.remove({ origins: [origin] }).catch(() => false);
  if (!removed) await keepOff((off) => [...new Set([...off, origin])]);
}

/** The match patterns of all sites that are on. */
export async function sitesOn(): Promise<string[]> {
  const [{ origins = [] }, off] = await Promise.all([browser.permissions.getAll(), switchedOff()]);
  return origins.filter((origin) => !off.includes(origin)).sort();
}

/** Calls back when the set of sites that are on may have changed. */
export function onSitesChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && SWITCHED_OFF in changes) changed();
  });
}

async function switchedOff(): Promise<string[]> {
  const { [SWITCHED_OFF]: off } = await browser.storage.local.get(SWITCHED_OFF);
  return Array.isArray(off) ? off.filter((origin) => typeof origin === 'string') : [];
}

async function keepOff(change: (off: string[]) => string[]): Promise<void> {
  await browser.storage.local.set({ [SWITCHED_OFF]: change(await switchedOff()) });
}
