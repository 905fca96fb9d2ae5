import { beforeEach, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import { reach } from '#entrypoints/background/asking-tab.ts';
import { changeTab } from '#entrypoints/background/tab-state.ts';
import type { TabAbout } from '#lib/messages/calls.ts';

const about = { tabId: 7, document: 1 } as TabAbout;
/** What the reader does first in a page into which it came. */
const enter = vi.fn(async () => {
  await changeTab(7, () => about);
  return [];
});

beforeEach(() => {
  enter.mockClear();
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
  vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://crm.test/*'] });
  Object.assign(browser.scripting, { executeScript: enter });
});
const stands = (url: string, status = 'complete') =>
  vi.spyOn(browser.tabs, 'get').mockResolvedValue({ id: 7, url, status } as Tabs.Tab);

it('a page on which nobody seemed to be is read once somebody asks for it', async () => {
  stands('https://crm.test/empty');
  expect(await reach(7)).toEqual(about);
  expect(enter).toHaveBeenCalledOnce();
  await reach(7);
  expect(enter).toHaveBeenCalledOnce();
});

it.each([
  ['whose site is off', 'https://elsewhere.test/', 'complete'],
  ['that is still loading', 'https://crm.test/', 'loading'],
])('a page %s is left alone', async (_, url, status) => {
  stands(url, status);
  expect(await reach(7)).toBeNull();
  expect(enter).not.toHaveBeenCalled();
});
