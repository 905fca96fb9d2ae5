import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Firefox, ourFrame, press } from '#test/support/e2e/firefox.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

type WithStorage = { browser: { storage: { local: { set(items: object): Promise<void> } } } };

describeWith(['firefox'], 'the guest on a page in Firefox', () => {
  let world: World;
  let firefox: Firefox;
  let page: Page;
  let sidebar: Frame;
  const width = () => page.evaluate(() => document.documentElement.getBoundingClientRect().width);

  beforeAll(async () => {
    world = await World.open();
    firefox = await Firefox.open();
    await firefox.join(world.services.joinLink('Fox Rep', 'rep'));
    const options = await firefox.extensionPage('options.html');
    await options.evaluate(() =>
      (globalThis as unknown as WithStorage).browser.storage.local.set({ 'layout:127.0.0.1': { mode: 'push' } }),
    );
    await options.close();
  });
  afterAll(async () => {
    await firefox?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('lets the page make room, and gives the room back', async () => {
    page = await firefox.page(`${world.practice}contacts/1`);
    const whole = await width();
    await press(await ourFrame(page, 'launcher.html'), 'button[aria-label^="Open Touchline,"]');
    sidebar = await ourFrame(page, 'sidebar.html');
    await sidebar.waitForSelector('::-p-xpath(//h1[contains(., "Jane Doe")])');
    await expect.poll(width, SOON).toBe(whole - 360);
    await page.evaluate(() => scrollBy(500, 0));
    expect(await page.evaluate(() => scrollX)).toBe(0);
    await press(sidebar, 'button[aria-label="Close panel"]');
    await expect.poll(width, SOON).toBe(whole);
    expect(await page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length])).toEqual([
      0, 1,
    ]);
  });

  it('follows the window’s active tab as a sidebar of the browser', async () => {
    const beside = await firefox.extensionPage('sidebar.html');
    await page.bringToFront();
    await beside.waitForSelector('::-p-xpath(//h1[contains(., "Jane Doe")])');
    await page.goto(`${world.practice}contacts/4`);
    await beside.waitForSelector('::-p-xpath(//h1[contains(., "Sam Lee")])');
  });
});
