import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openSidebar } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';
import { ADDRESS_PROBES, leftovers, witness } from '#test/support/hostile/probes.ts';

const build = process.env.HOSTILE_BUILD ?? 'chrome-mv3-demo';
/** An id as Chromium makes them, which no extension has. */
const NOBODY = 'abcdefghijklmnopabcdefghijklmnop';
const FILES = ['sidebar.html', 'launcher.html', 'popup.html', 'manifest.json', 'icon/32.png', 'reader.js', 'site.js'];

describeWith(['chromium'], 'what a page can learn', () => {
  let world: World;
  let rep: BrowserContext;
  let server: Server;
  let id: string;

  beforeAll(async () => {
    world = await World.open();
    rep = await world.browser('rep', { build });
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    await rep.addInitScript(`if (location.protocol === 'http:') (${witness})()`);
    ({ id } = await extensionOf(rep));
    server = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>'),
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
    server?.close();
  });

  /** A page of a site that was never switched on. */
  const stranger = async (): Promise<Page> => {
    const page = await rep.newPage();
    await page.goto(`http://stranger.localhost:${(server.address() as AddressInfo).port}/`);
    return page;
  };

  describe('of Touchline, on a site that was never switched on', () => {
    it('are at least twelve things that it can try', () => {
      expect(Object.keys(ADDRESS_PROBES).length).toBeGreaterThanOrEqual(12);
    });

    it.each(Object.entries(ADDRESS_PROBES))('is nothing by %s', { timeout: 60_000 }, async (_, probe) => {
      const page = await stranger();
      const see = (owner: string, file: string) => page.evaluate(`(${probe})('chrome-extension://${owner}/${file}')`);
      for (const file of FILES) expect([file, await see(id, file)]).toEqual([file, await see(NOBODY, file)]);
      await page.close();
    });

    it('is nothing in the page itself: no element, event, message, global, style, frame or timing entry', async () => {
      const page = await stranger();
      await page.evaluate(() => window.postMessage('is anybody there?', 'http://nobody.localhost'));
      await page.waitForTimeout(1_500);
      expect(await page.evaluate(leftovers)).toEqual([]);
      await page.close();
    });
  });

  describe('of what the panel shows, on a site that is on', () => {
    let page: Page;

    beforeAll(async () => {
      page = await rep.newPage();
      await page.goto(`${world.practice}contacts/1`);
      const sidebar = await openSidebar(page);
      await sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor();
      await page.evaluate(() => {
        for (const type of ['keydown', 'keypress', 'input', 'paste', 'focusin', 'copy', 'selectionchange', 'click'])
          window.addEventListener(type, () => window.witnessed.push(`heard: ${type}`), true);
      });
      await sidebar.getByRole('textbox', { name: 'What did they say?' }).click();
      await page.keyboard.type('A secret');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+C');
    });

    it.each<[string, () => unknown, unknown]>([
      ['its frames', () => [window.length, document.querySelectorAll('iframe').length], [0, 0]],
      ['its root', () => (document.documentElement.lastElementChild as HTMLElement).shadowRoot, null],
      [
        'what stands at its place',
        () =>
          document
            .elementsFromPoint(innerWidth - 100, 300)
            .map(({ tagName }) => tagName)
            .filter((tag) => tag === 'IFRAME'),
        [],
      ],
      ['what has the focus', () => [document.activeElement?.tagName, document.activeElement?.id], ['DIV', '']],
      ['what is selected', () => `${getSelection()}`, ''],
      ['its texts', () => /Hot|Field notes|A secret/.test(document.documentElement.textContent ?? ''), false],
      [
        'its address',
        () =>
          [...performance.getEntries(), ...document.querySelectorAll('[src]')].filter((each) =>
            JSON.stringify(each).includes('extension://'),
          ).length,
        0,
      ],
      ['its popovers', () => document.querySelectorAll(':popover-open').length, 0],
      ['its styles', () => getComputedStyle(document.documentElement.lastElementChild as Element).width, '0px'],
      ['its animations', () => document.getAnimations().length, 0],
      [
        'what is typed there, or said to it',
        () => window.witnessed.filter((what) => /heard|message|event/.test(what)),
        [],
      ],
    ])('is nothing by %s', async (_, probe, expected) => {
      expect(await page.evaluate(probe)).toEqual(expected);
    });

    it('is no more than one element without contents: what finds nothing elsewhere finds that here', async () => {
      const found = await page.evaluate(leftovers);
      expect(found).toContain('children of the root: 1');
      expect(found.filter((what) => /shadow|frames|extension/.test(what))).toEqual([]);
    });
  });
});
