import { browser } from 'wxt/browser';

/**
 * Firefox closes session storage to frames of ours in pages (seen in 153), so they would never hear that their tab is
 * about somebody else by now. There the background tells them, by a message that says nothing more; they then ask.
 */
export const FRAMES_NEED_TELLING = import.meta.env.FIREFOX;

const TAB_CHANGED = 'tab.changed';

/** Tells all that is ours in a tab; nobody there to hear it is no error. */
export async function tellTabChanged(tabId: number): Promise<void> {
  await browser.tabs.sendMessage(tabId, TAB_CHANGED).catch(() => undefined);
}

/** Calls back in a frame each time when what is known of its tab has changed, until the signal aborts. */
export function onTabChanged(heard: () => void, signal: AbortSignal): void {
  const take = (message: unknown): undefined => {
    if (message === TAB_CHANGED) heard();
  };
  browser.runtime.onMessage.addListener(take);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(take), { once: true });
}
