import { expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { closeBrowserPanel, openBrowserPanel, opensByMessage, storedHome } from '#lib/browser/home.ts';

/** Gives the browser one of the side panels, or none. */
const withPanels = (panels: { sidePanel?: object; sidebarAction?: object }) =>
  Object.assign(browser, { sidePanel: undefined, sidebarAction: undefined, ...panels });

it('Chromium’s side panel opens for the tab that was named, and a message may ask for it', async () => {
  const open = vi.fn(async () => {});
  withPanels({ sidePanel: { open } });
  expect(opensByMessage()).toBe(true);
  expect(await openBrowserPanel({ tabId: 7 })).toBe(true);
  expect(open).toHaveBeenCalledExactlyOnceWith({ tabId: 7 });
});

it('Firefox’s sidebar opens by a click in a page of ours alone, and closes by its own call', async () => {
  const sidebarAction = { open: vi.fn(async () => {}), close: vi.fn(async () => {}) };
  withPanels({ sidebarAction });
  expect(opensByMessage()).toBe(false);
  expect(await openBrowserPanel({ windowId: 1 })).toBe(true);
  closeBrowserPanel();
  expect(sidebarAction.open).toHaveBeenCalledOnce();
  expect(sidebarAction.close).toHaveBeenCalledOnce();
});

it('says so when the browser refuses, for want of a click', async () => {
  withPanels({
    sidePanel: { open: () => Promise.reject(new Error('may only be called in response to a user gesture')) },
  });
  expect(await openBrowserPanel({ tabId: 7 })).toBe(false);
});

it('Chromium’s side panel closes as the window that it is', () => {
  withPanels({ sidePanel: {} });
  const close = vi.spyOn(window, 'close').mockImplementation(() => {});
  closeBrowserPanel();
  expect(close).toHaveBeenCalledOnce();
});

it.each([
  ['browser', 'browser'],
  ['page', 'page'],
  ['the moon', null],
  [7, null],
])('of what is kept as the panel’s home, %j is read as %j', async (kept, read) => {
  await browser.storage.local.set({ home: kept });
  expect(await storedHome.read()).toBe(read);
});
