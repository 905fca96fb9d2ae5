import browser from 'webextension-polyfill';
import { coverKey } from '#lib/guard/cover-key.ts';
import type { Cover } from '#lib/messages/calls.ts';
import { FRAMES_NEED_TELLING, tellTabChanged } from '#lib/messages/tab-changed.ts';

/** What a tab's page does to the panel; nothing, while its content script hasn't spoken. */
export async function coverOf(tabId: number): Promise<Cover> {
  const { [coverKey(tabId)]: cover } = await browser.storage.session.get(coverKey(tabId));
  return (cover as Cover | undefined) ?? { covered: false, liftedAt: 0 };
}

/** Keeps, where the tab's frames see it at once, what its page does to the panel; null once the tab is gone. */
export async function keepCover(tabId: number, cover: Cover | null): Promise<void> {
  if (cover) await browser.storage.session.set({ [coverKey(tabId)]: cover });
  else await browser.storage.session.remove(coverKey(tabId));
  if (FRAMES_NEED_TELLING) await tellTabChanged(tabId);
}
