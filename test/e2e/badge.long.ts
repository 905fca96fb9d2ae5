import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { contactAdd, noteCreate, type TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openPopup } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

type WorkerGlobal = { chrome: { action: { getBadgeText(which: object): Promise<string> } } };

/** The browser rings the alarm every minute; an exchange and a slow machine come on top. */
const A_MINUTE = { timeout: 75_000, interval: 1_000 };

describeWith(['chromium'], 'the badge, with no page of ours open', () => {
  let world: World;
  let browser: BrowserContext;
  let observer: TestClient;
  const contact = contactAdd();

  const badge = async () => {
    const { worker } = await extensionOf(browser);
    return worker.evaluate(() => (globalThis as unknown as WorkerGlobal).chrome.action.getBadgeText({}));
  };

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    await observer.push(contact);
    browser = await world.browser('badge');
    await connect(browser, world.services.joinLink('Robin Rep', 'rep'));
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('counts new notes within a minute, by the alarm alone', async () => {
    // The sample has more unread notes than the badge counts: they are read first.
    const popup = await openPopup(browser);
    await popup.getByRole('article').first().waitFor();
    await expect.poll(badge, A_MINUTE).toBe('');
    await popup.close();
    await observer.push(...Array.from({ length: 3 }, (_, n) => noteCreate(contact.contactId, { text: `Words ${n}` })));
    await expect.poll(badge, A_MINUTE).toBe('3');
  }, 200_000);
});
