import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactAdd, noteCreate, type TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openPopup, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

/** How many hold the live stream's lock, and how many wait in line for it. */
const inLine = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: LockInfo[]) => locks.filter(({ name }) => name?.endsWith(':live')).length;
    return { leading: count(held), waiting: count(pending) };
  });

/** When, after a moment that is now, another one leads and nobody waits any more (ms). Asked within the page that is left. */
const takenOverAfter = (page: Page) =>
  page.evaluate(async () => {
    const began = performance.now();
    for (;;) {
      const { held = [], pending = [] } = await navigator.locks.query();
      const ours = (locks: LockInfo[]) => locks.filter(({ name }) => name?.endsWith(':live'));
      if (ours(held).length === 1 && ours(pending).length === 0) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

describeWith(['chromium'], 'of several open pages', () => {
  let world: World;
  let browser: BrowserContext;
  let observer: TestClient;
  let first: Page;
  let second: Page;
  const contact = contactAdd();

  const appears = async (page: Page, text: string) => {
    await observer.push(noteCreate(contact.contactId, { text }));
    await page.getByText(text).waitFor({ timeout: SOON.timeout });
  };

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    await observer.push(contact);
    browser = await world.browser('leaders');
    await connect(browser, world.services.joinLink('Robin Rep', 'rep'));
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('one holds the stream, and the others hear through it', async () => {
    // The one that dies leads, for it came first.
    first = await openPopup(browser);
    await expect.poll(() => inLine(first), SOON).toMatchObject({ leading: 1 });
    second = await openPopup(browser);
    await expect.poll(() => inLine(second), SOON).toEqual({ leading: 1, waiting: 1 });
    await appears(second, 'Said while the first one led.');
    expect(await inLine(second)).toEqual({ leading: 1, waiting: 1 });
  });

  it('the next one leads within a second when the tab of the first is killed', async () => {
    const streams = await world.answers('/v1/w/:workspace/live');
    const takenOver = takenOverAfter(second);
    await first.close({ runBeforeUnload: false });
    expect(await takenOver).toBeLessThan(1_000);
    await expect.poll(() => world.answers('/v1/w/:workspace/live'), SOON).toBeGreaterThan(streams);
    await appears(second, 'Said when the first one was gone.');
  });
});
