import browser, { type Scripting } from 'webextension-polyfill';
import { originOf, sitesOn } from '#lib/browser/permissions.ts';
import { sendToPage } from '#lib/messages/to-page.ts';
import { forgetTab, knownTabs } from './tab-state.ts';

const LOADER = 'site';
const FILE = 'site.js';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Brings the loader's registration, the open tabs and the granted sites together: called on each change of permissions
 * and on each start, since an update clears registrations. One run after another; each is safe to repeat.
 */
export function registerSites(): Promise<unknown> {
  turn = turn.then(bringTogether).catch(() => undefined);
  return turn;
}

async function bringTogether(): Promise<void> {
  const origins = await sitesOn();
  await register(origins);
  await leaveOthers(origins);
  await enterOpenTabs(origins);
}

async function register(matches: string[]): Promise<void> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [LOADER] });
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [LOADER] });
    return;
  }
  const script: Scripting.RegisteredContentScript = {
    id: LOADER,
    matches,
    js: [FILE],
    runAt: 'document_idle',
    persistAcrossSessions: true,
  };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Tabs of sites that are no longer on: their pages are left, and what was known of them is forgotten. */
async function leaveOthers(origins: string[]): Promise<void> {
  const gone = (await knownTabs()).filter(({ origin }) => !origins.includes(origin));
  await Promise.all(
    gone.map(async ({ tabId }) => {
      await sendToPage(tabId, 'site.off', {});
      await forgetTab(tabId);
    }),
  );
}

/** Pages that were open before their site was switched on; the loader itself sees to it that it runs only once. */
async function enterOpenTabs(origins: string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins, discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : enter(id, FILE))));
}

/** Runs one of our files in a tab's top document; a page that the browser guards (or that just went) is left alone. */
export async function enter(tabId: number, file: 'site.js' | 'reader.js' | 'pointer.js'): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [file] }).catch(() => undefined);
}

/** Is the site of this address still on? A message may come from a page that was just switched off. */
export async function isOn(url: string): Promise<boolean> {
  const origin = originOf(url);
  return origin !== null && (await sitesOn()).includes(origin);
}
