import browser from 'webextension-polyfill';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { FromFrame } from '#lib/messages/receive.ts';
import { tabAbout } from './tab-state.ts';

/** The tab that a page of ours means: the one it lives in, or the window's active one. */
export async function tabOf({ tabId }: FromFrame): Promise<number | null> {
  if (tabId !== null) return tabId;
  const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return active?.id ?? null;
}

/** What is known of that tab. */
export async function aboutOf(from: FromFrame): Promise<TabAbout | null> {
  const tabId = await tabOf(from);
  return tabId === null ? null : tabAbout(tabId);
}
