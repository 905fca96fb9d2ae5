import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { Desktop } from '#test/support/e2e/desktop.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { POPUP_ARGS, RealPopup } from '#test/support/e2e/real-popup.ts';
import { World } from '#test/support/e2e/world.ts';

type WorkerGlobal = { chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } } };

/** All that a page can see of itself: its whole document, its frames, and what stands on its window. */
const seenBy = (page: Page) =>
  page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    frames: window.length,
    names: Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)),
    loaded: performance.getEntriesByType('resource').map(({ name }) => name),
  }));

describeWith(['chromium', 'desktop'], 'a site is switched on and off, in the release', () => {
  let desktop: Desktop;
  let world: World;
  let rep: BrowserContext;
  let popup: RealPopup;
  let page: Page;
  let untouched: Awaited<ReturnType<typeof seenBy>>;

  const granted = async (): Promise<string[]> => {
    const { worker } = await extensionOf(rep);
    const all = await worker.evaluate(() => (globalThis as unknown as WorkerGlobal).chrome.permissions.getAll());
    return all.origins;
  };

  /** Switches the site on and says yes; `false` when the question did not hear it. */
  const switchOn = async (patience: number): Promise<boolean> => {
    const open = await popup.open();
    await open.locator('[role=switch][aria-checked=false]').click();
    await popup.closed();
    // Nothing tells when the browser's question takes keys: it lies in the window's own picture, and is deaf at first.
    await setTimeout(patience);
    desktop.press('Tab', 'Return');
    const yes = await expect
      .poll(granted, { timeout: 2_000 })
      .toHaveLength(1)
      .then(
        () => true,
        () => false,
      );
    if (!yes) desktop.press('Escape');
    return yes;
  };

  beforeAll(async () => {
    desktop = await Desktop.open();
    world = await World.open();
    rep = await world.browser('rep', { build: 'chrome-mv3', headless: false, env: desktop.env, args: POPUP_ARGS });
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    page = rep.pages()[0] ?? (await rep.newPage());
    await page.goto(`${world.practice}contacts/1`);
    await page.bringToFront();
    await page.getByRole('heading', { name: 'Jane Doe' }).waitFor();
    untouched = await seenBy(page);
    popup = await RealPopup.of(rep, join(world.folder, 'rep'));
  });
  afterAll(async () => {
    await popup?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
    await desktop?.[Symbol.asyncDispose]();
  });

  it('leaves a page alone whose site is off, also when the person presses the panel’s keys there', async () => {
    expect(await granted()).toEqual([]);
    desktop.press('ctrl+shift+y');
    const open = await popup.open();
    await open.waitForSelector('[role=switch][aria-checked=false]');
    expect(page.frames()).toHaveLength(1);
    expect(await seenBy(page)).toEqual(untouched);
    await open.close();
    await popup.closed();
  });

  it('asks the browser’s own question, and reads the tab that is already open when it is answered', async () => {
    for (const patience of [700, 1_500, 3_000]) {
      if (await switchOn(patience)) break;
    }
    expect(await granted()).toEqual(['http://127.0.0.1/*']);
    const sidebar = await openSidebar(page);
    await sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor();
  });

  it('shows the page one element without content, no frame, and no address', async () => {
    const now = await seenBy(page);
    expect(now).toEqual({ ...untouched, html: now.html });
    const added = now.html.replace(/<\/html>$/, '').slice(untouched.html.length - '</html>'.length);
    expect(added).toMatch(/^<div style="[^"]*"><\/div>$/);
    expect(now.html).not.toContain('chrome-extension:');
  });

  it('goes without a trace when it is switched off', async () => {
    const open = await popup.open();
    await open.locator('[role=switch][aria-checked=true]').click();
    await open.waitForSelector('[role=switch][aria-checked=false]');
    await expect.poll(() => seenBy(page), SOON).toEqual(untouched);
    expect(page.frames()).toHaveLength(1);
    expect(await granted()).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { name: 'Jane Doe' }).waitFor();
    expect((await seenBy(page)).html).toBe(untouched.html);
  });
});
