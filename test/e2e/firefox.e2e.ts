import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestClient } from '#test/server/sync/test-client.ts';
import { Firefox, ourFrame, press } from '#test/support/e2e/firefox.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const WORDS = 'Told from Firefox: the sum for forty planners decides.';

describeWith(['firefox'], 'in Firefox', () => {
  let world: World;
  let firefox: Firefox;
  let observer: TestClient;
  let page: Page;
  let sidebar: Frame;

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    firefox = await Firefox.open();
  });
  afterAll(async () => {
    await firefox?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('joins by a link', async () => {
    await firefox.join(world.services.joinLink('Fox Rep', 'rep'));
  });

  it('shows the launcher for a person whom the hub knows, and the contact in the panel’s frame', async () => {
    page = await firefox.page(`${world.practice}contacts/1`);
    const launcher = await ourFrame(page, 'launcher.html');
    await press(launcher, 'button[aria-label^="Open Touchline,"]');
    sidebar = await ourFrame(page, 'sidebar.html');
    await sidebar.waitForSelector('::-p-xpath(//h1[contains(., "Jane Doe")])');
    await sidebar.waitForSelector('section[aria-label="Score"]');
  });

  it('brings a note that is logged in the frame to the hub', async () => {
    await sidebar.type('textarea', WORDS);
    await press(sidebar, 'button[aria-label="Connected"]');
    await sidebar.waitForSelector(`::-p-xpath(//li[contains(., "${WORDS}")])`);
    const notesAtHub = async () => {
      await observer.pull();
      return observer.rows('notes').filter(({ text }) => text === WORDS);
    };
    await expect.poll(notesAtHub, SOON).toMatchObject([{ outcome: 'connected' }]);
  });

  it('follows the page to the next person, and back', async () => {
    await (await page.waitForSelector('::-p-xpath(//a[.="Next"])'))?.click();
    await sidebar.waitForSelector('::-p-xpath(//h1[contains(., "Jörg Müller")])');
    await page.goBack();
    await sidebar.waitForSelector('::-p-xpath(//h1[contains(., "Jane Doe")])');
  });

  it('shows the note in the popup, from the same database', async () => {
    const popup = await firefox.extensionPage('popup.html');
    await popup.waitForSelector(`::-p-xpath(//article[contains(., "${WORDS}")])`);
  });
});
