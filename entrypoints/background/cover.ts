import browser from 'webextension-polyfill';
import { type Cover, coverKey } from '#lib/guard/cover.ts';

/** Keeps, where the tab's frames see it at once, what its page does to the panel; null once the tab is gone. */
export async function keepCover(tabId: number, cover: Cover | null): Promise<void> {
  if (cover) await browser.storage.session.set({ [coverKey(tabId)]: cover });
  else await browser.storage.session.remove(coverKey(tabId));
}
