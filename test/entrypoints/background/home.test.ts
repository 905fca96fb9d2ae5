import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { storedHome } from '#lib/browser/home.ts';

const open = vi.fn(async (_where: object) => {});

/** A worker that has just woken. */
async function woken() {
  vi.resetModules();
  return import('#entrypoints/background/home.ts');
}

beforeEach(() => {
  open.mockReset();
  Object.assign(browser, { sidePanel: { open } });
});

it('the panel lives over the page until the person chooses otherwise', async () => {
  const worker = await woken();
  expect(await worker.home()).toBe('page');
  expect(await worker.openAtBrowser(7)).toBe(false);
  expect(open).not.toHaveBeenCalled();
});

it('where it lives in the browser’s side panel, that opens in the first turn of the click', async () => {
  await storedHome.write('browser');
  const worker = await woken();
  worker.followHome();
  await worker.home();
  const opened = worker.openAtBrowser(7);
  expect(open).toHaveBeenCalledExactlyOnceWith({ tabId: 7 });
  expect(await opened).toBe(true);
});

it('a worker that a click has woken reads first where the panel lives', async () => {
  await storedHome.write('browser');
  const worker = await woken();
  expect(await worker.openAtBrowser(7)).toBe(true);
});

it('says that the browser refused, so that the panel may open elsewhere', async () => {
  await storedHome.write('browser');
  open.mockRejectedValue(new Error('no user gesture'));
  expect(await (await woken()).openAtBrowser(7)).toBe(false);
});

it('follows the person’s choice while the worker is awake', async () => {
  const worker = await woken();
  worker.followHome();
  await worker.home();
  await storedHome.write('browser');
  await vi.waitFor(async () => expect(await worker.home()).toBe('browser'));
});
