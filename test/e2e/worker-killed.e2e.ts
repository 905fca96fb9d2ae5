import { setTimeout } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openSidebar } from '#test/support/e2e/people.ts';
import { killWorker } from '#test/support/e2e/typing.ts';
import { World } from '#test/support/e2e/world.ts';

/** So many pages, each with a kill at another moment (ms) after it begins to load: a launcher stands after some 250. */
const LOADS = Number(process.env.LOADS ?? 10);
const WITHIN = 300;

describeWith(['chromium'], 'a page whose worker is killed while it is read', () => {
  let world: World;
  let rep: BrowserContext;
  beforeAll(async () => {
    world = await World.open();
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
  });
  afterAll(async () => {
    await world?.[Symbol.asyncDispose]();
  });

  it('shows its launcher all the same, whenever that happens', { timeout: LOADS * 20_000 }, async () => {
    for (let load = 0; load < LOADS; load += 1) {
      const page = await rep.newPage();
      const killed = setTimeout((load * WITHIN) / LOADS).then(() => killWorker(rep, page));
      await page.goto(`${world.practice}contacts/1`);
      const launcher = await frameOf(page, 'launcher.html');
      await expect(launcher.getByRole('button', { name: /^Open Touchline/ }).waitFor()).resolves.toBeUndefined();
      await killed;
      await page.close();
    }
  });

  it('shows its panel all the same, when it is killed around the click that opens it', {
    timeout: LOADS * 20_000,
  }, async () => {
    for (let load = 0; load < LOADS; load += 1) {
      const page = await rep.newPage();
      await page.goto(`${world.practice}contacts/1`);
      const launcher = await frameOf(page, 'launcher.html');
      await launcher.getByRole('button', { name: /^Open Touchline/ }).waitFor();
      const killed = setTimeout((load * WITHIN) / LOADS).then(() => killWorker(rep, page));
      const sidebar = await openSidebar(page);
      await expect(sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor()).resolves.toBeUndefined();
      await killed;
      await page.close();
    }
  });
});
