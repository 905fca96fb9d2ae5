import browser from 'webextension-polyfill';
import { originOf } from '#lib/browser/permissions.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import { sendToPage } from '#lib/messages/to-page.ts';
import { keepCover } from './cover.ts';
import { changeTab, forgetTab, tabAbout } from './tab-state.ts';

/** Follows what the browser says of tabs: closed ones are forgotten, and a page whose address changed is read anew. */
export function followTabs(): void {
  browser.tabs.onRemoved.addListener((tabId) => {
    void forgetTab(tabId);
    void keepCover(tabId, null);
  });
  browser.tabs.onUpdated.addListener((tabId, { url, status }) => {
    if (status === 'loading') void leave(tabId, url);
    else if (url) void sendToPage(tabId, 'page.read', {});
  });
}

/**
 * A tab goes to another address, in the same document or a new one. The same document tells anew what it is about; where
 * nobody answers, what the last document said is forgotten. The address is known on sites that are on: elsewhere all goes.
 */
async function leave(tabId: number, url: string | undefined): Promise<void> {
  const about = await tabAbout(tabId);
  if (!about) return;
  if (url && originOf(url) !== about.origin) return void (await forgetTab(tabId));
  if (await sendToPage(tabId, 'page.read', {})) return;
  await changeTab(tabId, (now) => (now?.document === about.document && hasSpoken(now) ? withoutFacts(now) : now));
}

/** A document that was greeted and has said nothing yet may not listen yet either: its first words are to count. */
const hasSpoken = ({ facts: { record, people, phones } }: TabAbout) =>
  record !== null || people.length > 0 || phones.length > 0;

const withoutFacts = (about: TabAbout): TabAbout => ({
  ...about,
  sequence: about.sequence + 1,
  facts: { ...about.facts, record: null, people: [], phones: [] },
  excluded: [],
  chosen: null,
  noneOfThem: false,
  known: null,
});
