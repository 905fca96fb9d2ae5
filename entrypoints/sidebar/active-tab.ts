import browser from 'webextension-polyfill';
import { closeBrowserPanel } from '#lib/browser/home.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { TabDeps } from './deps.ts';
import { tabCalls } from './tab-calls.ts';

/** The window's active tab, for the panel in the browser's own side panel: it stays while tabs come and go. */
export function activeTab(): TabDeps {
  let tabId: number | null = null;

  function watch(onAbout: (about: TabAbout | null) => void, signal: AbortSignal): void {
    const show = async (active: number) => {
      tabId = active;
      const key = `tab:${active}`;
      const { [key]: about } = await browser.storage.session.get(key);
      // Our own background writes these; its type is the contract.
      if (tabId === active && !signal.aborted) onAbout((about as TabAbout | undefined) ?? null);
    };
    const look = async () => {
      const [active] = await browser.tabs.query({ active: true, currentWindow: true });
      if (active?.id !== undefined) await show(active.id);
    };
    const onActivated = async (active: { tabId: number; windowId: number }) => {
      const { id } = await browser.windows.getCurrent();
      if (active.windowId === id) await show(active.tabId);
    };
    const onChanged = (changes: object, area: string) => {
      if (area === 'session' && tabId !== null && `tab:${tabId}` in changes) void show(tabId);
    };
    browser.tabs.onActivated.addListener(onActivated);
    browser.storage.onChanged.addListener(onChanged);
    const stop = () => {
      browser.tabs.onActivated.removeListener(onActivated);
      browser.storage.onChanged.removeListener(onChanged);
    };
    signal.addEventListener('abort', stop, { once: true });
    void look();
  }
  return {
    watch,
    ...tabCalls(() => tabId),
    close: closeBrowserPanel,
  };
}
