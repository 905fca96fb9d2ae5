import browser from 'webextension-polyfill';
import type { TabAbout } from '#lib/messages/calls.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import { FRAMES_NEED_TELLING, onTabChanged } from '#lib/messages/tab-changed.ts';
import type { TabDeps } from './deps.ts';
import { tabCalls } from './tab-calls.ts';

const ask = async (): Promise<TabAbout | null> => {
  const answer = await sendFromFrame('tab.about', {});
  return answer.ok ? answer.back : null;
};

/** Follows what the background knows of my tab: asked once, then read from session storage as it changes, or asked again. */
function watch(onAbout: (about: TabAbout | null) => void, signal: AbortSignal): void {
  let tabId: number | null = null;
  const take = (about: TabAbout | null) => {
    if (signal.aborted) return;
    tabId = about?.tabId ?? tabId;
    onAbout(about);
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area !== 'session') return;
    const mine = tabId === null ? undefined : changes[`tab:${tabId}`];
    // Our own background writes these; its type is the contract.
    if (mine) take((mine.newValue as TabAbout | undefined) ?? null);
    else if (tabId === null && Object.keys(changes).some((key) => key.startsWith('tab:'))) void ask().then(take);
  };
  if (FRAMES_NEED_TELLING) onTabChanged(() => void ask().then(take), signal);
  else {
    browser.storage.onChanged.addListener(onChanged);
    signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), { once: true });
  }
  void ask().then(take);
}

/** The tab in which this panel lives, through the background. */
export const ownTab: TabDeps = {
  watch,
  ...tabCalls(() => null),
  close: () => void sendFromFrame('panel.set', { open: false }),
  resize: (width) => void sendFromFrame('panel.set', { width }),
};
