import { beforeEach, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { coverOf, keepCover } from '#entrypoints/background/cover.ts';
import { followTabs } from '#entrypoints/background/tabs.ts';
import { coverKey } from '#lib/guard/cover-key.ts';

const covered = { covered: true, liftedAt: 5 };

beforeEach(async () => {
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
  await browser.storage.session.clear();
});

it('says of a tab what its page last did to the panel, and nothing of one that hasn’t spoken', async () => {
  await keepCover(7, covered);
  expect(await coverOf(7)).toEqual(covered);
  expect(await coverOf(8)).toEqual({ covered: false, liftedAt: 0 });
});

it('tells the frames by session storage, tab by tab', async () => {
  const changed = vi.fn();
  browser.storage.session.onChanged.addListener(changed);
  await keepCover(7, covered);
  expect(changed).toHaveBeenCalledWith({ [coverKey(7)]: expect.objectContaining({ newValue: covered }) });
});

it('forgets a tab that is closed', async () => {
  const heard = vi.spyOn(browser.tabs.onRemoved, 'addListener');
  followTabs();
  await keepCover(7, covered);
  heard.mock.calls[0]?.[0](7, { windowId: 1, isWindowClosing: false });
  await expect.poll(() => coverOf(7)).toEqual({ covered: false, liftedAt: 0 });
});
