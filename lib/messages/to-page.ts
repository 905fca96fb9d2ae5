import browser from 'webextension-polyfill';
import type { BackgroundToPage } from './calls.ts';

/** Calls the content script in a tab's top document; `false` when nobody is there to hear it, which is no error. */
export async function sendToPage<K extends keyof BackgroundToPage>(
  tabId: number,
  call: K,
  say: BackgroundToPage[K]['say'],
): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, { call, say }, { frameId: 0 }).then(
    () => true,
    () => false,
  );
}
