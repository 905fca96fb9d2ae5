import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { Tryton } from '#test/support/e2e/tryton.ts';
import { World } from '#test/support/e2e/world.ts';

/** The parties of the real Tryton, by the id in the page's address. */
const PARTIES: Record<string, string> = { 1: 'Jane Doe', 2: 'Jörg Müller', 3: 'Priya Raman' };

describeWith(['chromium', 'tryton'], 'over the real Tryton', () => {
  let world: World;
  let tryton: Tryton;
  let rep: BrowserContext;
  let page: Page;
  let sidebar: Frame;

  const press = (name: 'next' | 'previous') => page.locator(`#${name}:visible`).first().click();
  const person = (name: string) => sidebar.getByRole('heading', { level: 1, name, exact: true });

  /** Notes each name that the panel shows, and each address of the page, with the moment. */
  async function watch(): Promise<void> {
    await page.evaluate(() => {
      const at = (): [number, string] => [Date.now(), /party\.party\/(\d+)/.exec(location.hash)?.[1] ?? ''];
      const records = [at()];
      Reflect.set(globalThis, 'records', records);
      // The browser's own event, before any of ours can have heard of the change.
      (Reflect.get(globalThis, 'navigation') as EventTarget).addEventListener('currententrychange', () =>
        records.push(at()),
      );
    });
    await sidebar.evaluate(() => {
      const shown: [number, string][] = [];
      Reflect.set(globalThis, 'shown', shown);
      const note = () => {
        const name = document.querySelector('h1')?.textContent ?? '';
        if (shown.at(-1)?.[1] !== name) shown.push([Date.now(), name]);
      };
      note();
      new MutationObserver(note).observe(document, { childList: true, characterData: true, subtree: true });
    });
  }

  /** Names that were shown while the page was about somebody else. */
  async function stale(): Promise<string[]> {
    const shown: [number, string][] = await sidebar.evaluate(() => Reflect.get(globalThis, 'shown'));
    const records: [number, string][] = await page.evaluate(() => Reflect.get(globalThis, 'records'));
    const recordAt = (time: number) => records.findLast(([from]) => from <= time)?.[1] ?? '';
    return shown
      .filter(([time, name]) => Object.values(PARTIES).includes(name) && PARTIES[recordAt(time)] !== name)
      .map(([time, name]) => `${name} over party ${recordAt(time)}`);
  }

  beforeAll(async () => {
    world = await World.open();
    tryton = await Tryton.open(`${world.folder}/tr`);
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    page = await tryton.signIn(rep);
  });
  afterAll(async () => {
    await tryton?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('reads a name that stands only in a field, and an address in a row below', async () => {
    sidebar = await openSidebar(page);
    await person('Jane Doe').waitFor();
    await watch();
  });

  it('follows Next and Previous, which put the next person into the same fields', async () => {
    await press('next');
    await person('Jörg Müller').waitFor();
    await press('next');
    await person('Priya Raman').waitFor();
    await press('previous');
    await person('Jörg Müller').waitFor();
    expect(await stale()).toEqual([]);
  });

  it('ends on the last of three fast changes, and shows nobody under another’s address', async () => {
    await press('previous');
    await person('Jane Doe').waitFor();
    for (const way of ['next', 'previous', 'next', 'next'] as const) await press(way);
    await expect.poll(() => tryton.name(page).inputValue(), SOON).toBe('Priya Raman');
    await person('Priya Raman').waitFor();
    expect(await stale()).toEqual([]);
  });

  it('waits for values that come late, and shows nobody meanwhile', async () => {
    await page.route('**/*', async (route) => {
      if (route.request().method() === 'POST') await setTimeout(1_500);
      await route.continue();
    });
    for (const [way, name] of [
      ['previous', 'Jörg Müller'],
      ['previous', 'Jane Doe'],
      ['next', 'Jörg Müller'],
    ] as const) {
      await press(way);
      await person(name).waitFor();
    }
    await page.unroute('**/*');
    expect(await stale()).toEqual([]);
  });

  it('does not keep the person when the page goes back to the list', async () => {
    await page.locator('#switch_:visible').first().click();
    await page.locator('.column-char[title="Jörg Müller"]:visible').waitFor();
    await expect.poll(() => person('Jörg Müller').count(), SOON).toBe(0);
    expect(await stale()).toEqual([]);
  });
});
