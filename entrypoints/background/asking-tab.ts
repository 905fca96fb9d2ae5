import browser from 'webextension-polyfill';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { FromFrame } from '#lib/messages/receive.ts';
import { enter, isOn } from './registration.ts';
import { tabAbout } from './tab-state.ts';

/** How long (ms) a page that is read from now on has to say hello, and how often it is looked for. */
const PATIENCE = 2_000;
const LOOK = 20;

/** The tab that a page of ours means: the one it lives in, or the window's active one. */
export async function tabOf({ tabId }: FromFrame): Promise<number | null> {
  if (tabId !== null) return tabId;
  const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return active?.id ?? null;
}

/** What is known of that tab. */
export async function aboutOf(from: FromFrame): Promise<TabAbout | null> {
  const tabId = await tabOf(from);
  return tabId === null ? null : reach(tabId);
}

/** What is known of a tab. A page on which nobody seemed to be isn't read yet: it is from now on, since somebody asks. */
export async function reach(tabId: number): Promise<TabAbout | null> {
  const known = await tabAbout(tabId);
  const tab = known ? null : await browser.tabs.get(tabId).catch(() => null);
  if (tab?.status !== 'complete' || !tab.url || !(await isOn(tab.url))) return known;
  await enter(tabId, 'reader.js');
  for (let waited = 0; waited < PATIENCE && !(await tabAbout(tabId)); waited += LOOK) await sleep(LOOK);
  return tabAbout(tabId);
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
