import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Firefox, ourFrame, press } from '#test/support/e2e/firefox.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { World } from '#test/support/e2e/world.ts';
import { installHostile } from './in-page.ts';
import { ORDINARY } from './ordinary.ts';
import type { Outcome } from './panel-page.ts';
import type { Way } from './ways.ts';

/** How long a way is in place before the click (ms). */
const IN_PLACE = 600;
const PANEL_WIDTH = 360;
const MINUTES = 60_000;

/** Lets the guard refuse without effect, for a control: Firefox runs no script of a test's before those of our frames. */
function disarm(): void {
  Event.prototype.preventDefault = () => undefined;
  Event.prototype.stopImmediatePropagation = () => undefined;
}

/** The panel over a page in Firefox, clicked with the browser's own mouse. */
class FirefoxPanel {
  readonly #page: Page;
  readonly #guarded: boolean;
  #frame: Frame;
  #spot = { x: 0, y: 0 };

  private constructor(page: Page, frame: Frame, guarded: boolean) {
    this.#page = page;
    this.#frame = frame;
    this.#guarded = guarded;
  }

  static async open(firefox: Firefox, url: string, guarded: boolean): Promise<FirefoxPanel> {
    const page = await firefox.page(url);
    await page.evaluate(installHostile);
    await press(await ourFrame(page, 'launcher.html'), 'button[aria-label^="Open Touchline,"]');
    const panel = new FirefoxPanel(page, await ourFrame(page, 'sidebar.html'), guarded);
    await panel.#ready();
    return panel;
  }

  /** Waits for the panel's contents, and counts the clicks that get through to them from now on. */
  async #ready(): Promise<void> {
    this.#frame = await ourFrame(this.#page, 'sidebar.html');
    const button = await this.#frame.waitForSelector('button[aria-label="No answer"]');
    if (!this.#guarded) await this.#frame.evaluate(disarm);
    this.#spot = (await button?.evaluate((element) => {
      window.passed = 0;
      const count = () => {
        window.passed = (window.passed ?? 0) + 1;
      };
      document.getElementById('root')?.addEventListener('click', count, { capture: true });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })) ?? { x: 0, y: 0 };
  }

  /** Clicks where the button stands; did the click get through to it? */
  async #click(zoom = 1): Promise<boolean> {
    const passed = () => this.#frame.evaluate(() => window.passed ?? 0);
    const before = await passed();
    const width = await this.#page.evaluate(() => window.innerWidth);
    await this.#page.mouse.click(width - (PANEL_WIDTH - this.#spot.x) * zoom, this.#spot.y * zoom);
    await sleep(100);
    return (await passed()) > before;
  }

  /** Until a click gets through: nothing of what was tried before is left. */
  async #clear(): Promise<void> {
    await expect.poll(() => this.#click(), { timeout: 8_000, interval: 50 }).toBe(true);
  }

  /** Tries a way, and undoes it. 'stolen' and 'seen' as in Chromium (panel-page.ts); pictures tell them apart. */
  async attempt({ script, reveal, zoom, reloads = false }: Way): Promise<Outcome> {
    await this.#page.evaluate(script);
    await sleep(IN_PLACE);
    if (reloads) await this.#ready();
    const hidden = reveal ? await this.#picture() : null;
    if (reveal) await this.#page.evaluate(reveal);
    const passed = await this.#click(zoom);
    const looked = hidden ?? (passed ? await this.#picture() : null);
    await this.#page.evaluate(() => {
      for (const undo of window.hostile.undo.splice(0).reverse()) undo();
    });
    if (reloads) await sleep(IN_PLACE).then(() => this.#ready());
    await this.#clear();
    if (!passed) return 'refused';
    return looked === (await this.#picture()) ? 'seen' : 'stolen';
  }

  async #picture(): Promise<string> {
    await this.#frame.evaluate(() => document.querySelector('body > [role=alert]')?.remove());
    const width = await this.#page.evaluate(() => window.innerWidth);
    const clip = { x: width - PANEL_WIDTH, y: 0, width: PANEL_WIDTH, height: 180 };
    // Of a page without a box Firefox takes no picture.
    return this.#page.screenshot({ clip, encoding: 'base64' }).catch(() => 'nothing');
  }
}

/** Tries these ways and ordinary pages on the panel in Firefox, the ways also on a panel without its guard. */
export function triedInFirefox(ways: readonly Way[], ordinary: typeof ORDINARY = ORDINARY): void {
  describeWith(['firefox'], 'a page that hides the panel to steal a click, in Firefox', () => {
    let world: World;
    let firefox: Firefox;
    const outcomes = async (tried: readonly Way[], guarded: boolean) => {
      const panel = await FirefoxPanel.open(firefox, `${world.practice}contacts/1`, guarded);
      const found: { name: string; outcome: Outcome }[] = [];
      for (const way of tried) found.push({ name: way.name, outcome: await panel.attempt(way) });
      return (wanted: Outcome) => found.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
    };

    beforeAll(async () => {
      world = await World.open();
      firefox = await Firefox.open();
      await firefox.join(world.services.joinLink('Fox Rep', 'rep'));
    });
    afterAll(async () => {
      await firefox?.[Symbol.asyncDispose]();
      await world?.[Symbol.asyncDispose]();
    });

    it('gets every click through to a panel without its guard', { timeout: 20 * MINUTES }, async () => {
      expect((await outcomes(ways, false))('refused')).toEqual([]);
    });

    it('gets none through to the panel as it is, unless all of it is in sight', { timeout: 20 * MINUTES }, async () => {
      const named = await outcomes(ways, true);
      expect(named('stolen')).toEqual([]);
      expect(named('refused').length).toBeGreaterThan(ways.length / 2);
    });

    it('is told from ordinary pages, where each first click counts', { timeout: 5 * MINUTES }, async () => {
      expect((await outcomes(ordinary, true))('refused')).toEqual([]);
    });
  });
}
