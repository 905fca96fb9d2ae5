import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openByKeys, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { POPUP_ARGS, RealPopup } from '#test/support/e2e/real-popup.ts';
import { World } from '#test/support/e2e/world.ts';

type WithStorage = { chrome: { storage: { local: { set(items: object): Promise<void> } } } };

describeWith(['chromium'], 'the popup and the side panel where the browser shows them', () => {
  let world: World;
  let rep: BrowserContext;
  let page: Page;
  let places: RealPopup;

  const choose = async (items: object) => {
    const { worker } = await extensionOf(rep);
    await worker.evaluate((items) => (globalThis as unknown as WithStorage).chrome.storage.local.set(items), items);
  };

  beforeAll(async () => {
    world = await World.open();
    rep = await world.browser('rep', { args: POPUP_ARGS });
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    places = await RealPopup.of(rep, join(world.folder, 'rep'));
  });
  afterAll(async () => {
    await places?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await page?.close();
    page = await rep.newPage();
    await page.bringToFront();
  });

  it('put panel and launcher back, on the page in front, by the popup’s Reset', async () => {
    const rightOf = async (file: 'sidebar.html' | 'launcher.html') => {
      const box = await (await (await frameOf(page, file)).frameElement()).boundingBox();
      const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
      return box && { width: box.width, fromRight: width - box.x - box.width, down: box.y / height };
    };
    const room = () => page.evaluate(() => document.documentElement.getBoundingClientRect().left);
    await page.goto(`${world.practice}contacts/1`);
    await frameOf(page, 'launcher.html');
    const atFirst = await rightOf('launcher.html');
    await choose({ 'layout:127.0.0.1': { side: 'left', mode: 'push', width: 420, launcherAt: 0.8 } });
    await page.reload();
    await frameOf(page, 'launcher.html');
    await expect.poll(() => rightOf('launcher.html'), SOON).not.toEqual(atFirst);
    await openByKeys(rep, page);
    await expect.poll(room, SOON).toBe(420);
    const popup = await places.open();
    await (await popup.waitForSelector('::-p-text(Reset)'))?.click();
    await expect.poll(room, SOON).toBe(0);
    await expect.poll(() => rightOf('sidebar.html'), SOON).toMatchObject({ width: 360, fromRight: 0 });
    const picked = await popup.$$eval('fieldset select', (all) => all.map(({ value }) => value));
    expect(picked).toEqual(['right', 'overlay']);
    await popup.close();
    await places.closed();
    await page.bringToFront();
    const close = (await frameOf(page, 'sidebar.html')).getByRole('button', { name: 'Close panel' });
    await close.click();
    await expect.poll(() => rightOf('launcher.html'), SOON).toEqual(atFirst);
  });

  it('open the browser’s own side panel by the launcher, which shows the person, writes and follows the page', async () => {
    await choose({ home: 'browser' });
    await page.goto(`${world.practice}contacts/1`);
    const launcher = await frameOf(page, 'launcher.html');
    await launcher.getByRole('button', { name: /^Open Touchline/ }).click();
    const panel = await places.sidePanel();
    await panel.waitForSelector('::-p-xpath(//h1[contains(., "Jane Doe")])');
    const inTabs = rep.pages().flatMap((tab) => tab.frames().map((frame) => frame.url()));
    expect(inTabs.filter((url) => url.endsWith('/sidebar.html'))).toEqual([]);
    await page.goto(`${world.practice}contacts/4`);
    await panel.waitForSelector('::-p-xpath(//h1[contains(., "Sam Lee")])');
    await panel.type('textarea', 'Written in the side panel.');
    await panel.click('button[aria-label="Connected"]');
    await panel.waitForSelector('::-p-xpath(//li[contains(., "Written in the side panel.")])');
    await panel.click('button[aria-label="Close panel"]');
    await places.sidePanelClosed();
    await choose({ home: 'page' });
    await page.reload();
    await (await openSidebar(page)).getByRole('heading', { level: 1, name: 'Sam Lee' }).waitFor();
  });
});
