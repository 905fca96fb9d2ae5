import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Firefox, ourFrame, press } from '#test/support/e2e/firefox.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const POINT = 'Show Touchline where the person stands';

const button = (name: string) => `::-p-xpath(//button[contains(., "${name}") or @aria-label="${name}"])`;

describeWith(['firefox'], 'pointing at a page in Firefox', () => {
  let world: World;
  let firefox: Firefox;
  let page: Page;
  let sidebar: Frame;

  /** Elements of ours beside the body: the panel's host, and the pointer's while somebody points. */
  const hosts = () => page.evaluate(() => document.documentElement.querySelectorAll(':scope > div').length);
  const startPointing = async () => {
    const pressed = async () => {
      if ((await hosts()) < 2) await (await sidebar.$(button(POINT)))?.evaluate((it) => (it as HTMLElement).click());
      return hosts();
    };
    await expect.poll(pressed, { ...SOON, interval: 400 }).toBe(2);
  };
  /** Clicks into the form's fields, one after another, as the pointer asks for them. */
  const pointAt = async (place: Page | Frame, ...labels: string[]) => {
    for (const label of labels) {
      const field = await place.waitForSelector(`::-p-xpath(//label[contains(., "${label}")]//input)`);
      const box = await field?.boundingBox();
      if (!box) throw new Error(`no field ${label}`);
      await page.mouse.move(box.x + 20, box.y + box.height / 2);
      await page.mouse.click(box.x + 20, box.y + box.height / 2);
      await sleep(300);
    }
  };
  const found = (text: string) => sidebar.waitForSelector(`::-p-xpath(//li[contains(., "${text}")])`);

  beforeAll(async () => {
    world = await World.open();
    firefox = await Firefox.open();
    await firefox.join(world.services.joinLink('Fox Rep', 'rep'));
  });
  afterAll(async () => {
    await firefox?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });
  /** The panel over a person's page, which they say is about somebody else. */
  const askWho = async (path: string, name: string) => {
    page = await firefox.page(world.practice + path);
    await press(await ourFrame(page, 'launcher.html'), 'button[aria-label^="Open Touchline,"]');
    sidebar = await ourFrame(page, 'sidebar.html');
    await sidebar.waitForSelector(`::-p-xpath(//h1[contains(., "${name}")])`);
    await press(sidebar, 'button[aria-label="Not this person"]');
    await sidebar.waitForSelector(button(POINT));
  };
  afterEach(() => page.close());

  it('takes clicks that the page never sees, and shows what it found there and on the next record', async () => {
    await askWho('split/1', 'Jane Doe');
    await page.evaluate(() => {
      const clicks: string[] = [];
      Reflect.set(globalThis, 'clicks', clicks);
      document.addEventListener('click', ({ target }) => clicks.push((target as Element).tagName));
    });
    await startPointing();
    await pointAt(page, 'Full name', 'Email', 'Phone');
    await sidebar.waitForSelector('::-p-xpath(//h2[.="New recipe for this site"])');
    await found('jane.doe@acme.test');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'clicks'))).toEqual([]);
    await (await page.waitForSelector('::-p-xpath(//a[.="Next"])'))?.click();
    await found('joerg.mueller@beispiel.test');
  });

  it('finds a record that stands in a frame of the page', async () => {
    await askWho('split/3', 'Priya Raman');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = '/split/4';
      frame.style.cssText = 'width: 800px; height: 640px; margin: 40px 60px';
      document.body.replaceChildren(frame);
    });
    const inner = await page.waitForFrame((frame) => frame.url().endsWith('/split/4'));
    await inner.waitForSelector('::-p-xpath(//label[contains(., "Email")]//input)');
    await startPointing();
    await pointAt(inner, 'Full name', 'Email', 'Phone');
    await sidebar.waitForSelector('::-p-xpath(//h2[.="New recipe for this site"])');
    await found('sam.lee@acme.test');
  });
});
