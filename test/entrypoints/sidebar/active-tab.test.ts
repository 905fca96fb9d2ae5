import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { activeTab } from '#entrypoints/sidebar/active-tab.ts';
import type { TabAbout } from '#lib/messages/calls.ts';

const about = (tabId: number) => ({ tabId, document: tabId, sequence: 0 }) as TabAbout;
const shown: (number | null)[] = [];
let activate: (active: { tabId: number; windowId: number }) => void;
let stop: AbortController;

beforeEach(async () => {
  shown.length = 0;
  stop = new AbortController();
  await browser.storage.session.set({ 'tab:1': about(1), 'tab:2': about(2) });
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 1 } as never]);
  vi.spyOn(browser.windows, 'getCurrent').mockResolvedValue({ id: 5 } as never);
  const add = vi.spyOn(browser.tabs.onActivated, 'addListener');
  const remove = vi.spyOn(browser.tabs.onActivated, 'removeListener');
  const tab = activeTab();
  tab.watch((now) => shown.push(now?.tabId ?? null), stop.signal);
  activate = add.mock.calls.at(-1)?.[0] as typeof activate;
  await vi.waitFor(() => expect(shown).toEqual([1]));
  return () => {
    stop.abort();
    expect(remove).toHaveBeenCalled();
  };
});

describe('the panel beside the tabs', () => {
  it('follows the window’s active tab, also to one that is not read', async () => {
    activate({ tabId: 2, windowId: 5 });
    await vi.waitFor(() => expect(shown).toEqual([1, 2]));
    activate({ tabId: 3, windowId: 5 });
    await vi.waitFor(() => expect(shown).toEqual([1, 2, null]));
  });

  it('is not led away by another window', async () => {
    activate({ tabId: 2, windowId: 6 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shown).toEqual([1]);
  });

  it('hears what changes in that tab alone', async () => {
    await browser.storage.session.set({ 'tab:2': { ...about(2), sequence: 1 } });
    await browser.storage.session.set({ 'tab:1': { ...about(1), sequence: 1 } });
    await vi.waitFor(() => expect(shown).toEqual([1, 1]));
  });
});
