import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';
import { ORDINARY } from '#test/support/hostile/ordinary.ts';
import { type Outcome, PanelPage, prepare } from '#test/support/hostile/panel-page.ts';
import { WAYS, type Way } from '#test/support/hostile/ways.ts';

/** All ways take some minutes: HOSTILE_WAYS=all. Otherwise every ninth is tried, and each kind with it. */
const STRIDE = process.env.HOSTILE_WAYS === 'all' ? 1 : 9;
const TABS = 4;
const MINUTES = 60_000;

const build = process.env.HOSTILE_BUILD ?? 'chrome-mv3-demo';

/** Shares the ways among tabs; gives what became of the click, for each way by its name. */
async function outcomes(context: BrowserContext, url: string, ways: readonly Way[], clicks = 1) {
  const waiting = [...ways];
  const found = new Map<string, Outcome>();
  const panels: PanelPage[] = [];
  for (let n = 0; n < TABS; n += 1) panels.push(await PanelPage.open(context, url));
  const work = async (panel: PanelPage) => {
    for (let way = waiting.shift(); way; way = waiting.shift()) {
      await panel.clear();
      found.set(way.name, await panel.attempt(way, clicks));
    }
    await panel.page.close();
  };
  await Promise.all(panels.map(work));
  return found;
}

const named = (found: ReadonlyMap<string, Outcome>, wanted: Outcome) =>
  [...found].filter(([, outcome]) => outcome === wanted).map(([name]) => name);

describeWith(['chromium'], 'a page that hides the panel to steal a click', () => {
  let world: World;
  let guarded: BrowserContext;
  let bare: BrowserContext;
  const tried = WAYS.filter((_, n) => n % STRIDE === 0);

  beforeAll(async () => {
    world = await World.open();
    [guarded, bare] = await Promise.all([world.browser('guarded', { build }), world.browser('bare', { build })]);
    await connect(guarded, world.services.joinLink('Robin Rep', 'rep'));
    await connect(bare, world.services.joinLink('Rita Rep', 'rep'));
    await prepare(guarded, true);
    await prepare(bare, false);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('knows at least 150 ways', () => {
    expect(new Set(WAYS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(150);
  });

  it('gets every click through to a panel without its guard', { timeout: 10 * MINUTES }, async () => {
    const found = await outcomes(bare, `${world.practice}contacts/1`, tried, 2);
    expect(named(found, 'refused')).toEqual([]);
    expect(found.size).toBe(tried.length);
  });

  it('gets none through to the panel as it is, unless all of it is in sight', { timeout: 20 * MINUTES }, async () => {
    const found = await outcomes(guarded, `${world.practice}contacts/1`, tried);
    expect(named(found, 'stolen')).toEqual([]);
    expect(named(found, 'refused').length).toBeGreaterThan((150 / WAYS.length) * tried.length);
  });

  it('is told from ordinary pages, where each first click counts', { timeout: 2 * MINUTES }, async () => {
    const panel = await PanelPage.open(guarded, `${world.practice}contacts/1`);
    const refused: string[] = [];
    for (const { name, script } of ORDINARY) {
      if ((await panel.attempt({ name, script })) === 'refused') refused.push(name);
    }
    expect(ORDINARY.length).toBeGreaterThanOrEqual(20);
    expect(refused).toEqual([]);
  });
});
