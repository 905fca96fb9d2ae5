import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { expect } from 'vitest';
import { frameOf, openSidebar } from '#test/support/e2e/people.ts';
import { installHostile } from './in-page.ts';
import type { Way } from './ways.ts';

declare global {
  interface Window {
    /** Clicks that reached what the panel shows. */
    passed?: number;
    /** Clicks that came into the frame, whatever the guard makes of them. */
    heard?: number;
  }
}

/** How long a way is in place before the click (ms). */
const IN_PLACE = 500;
const PANEL_WIDTH = 360;
/** How late a click may come into the frame (ms). */
const SLOW = 700;

/** Counts, in the panel's frame, the clicks that get through to the application. Runs before the frame's own scripts. */
function countClicks(): void {
  if (location.pathname !== '/sidebar.html') return;
  window.passed = 0;
  window.heard = 0;
  const hear = () => {
    window.heard = (window.heard ?? 0) + 1;
  };
  window.addEventListener('click', hear, { capture: true });
  document.addEventListener('DOMContentLoaded', () => {
    const count = () => {
      window.passed = (window.passed ?? 0) + 1;
    };
    document.getElementById('root')?.addEventListener('click', count, { capture: true });
  });
}

/** Takes the guard away for a control: the listeners that it hangs before all others are never added. */
function removeGuard(): void {
  if (location.pathname !== '/sidebar.html') return;
  const add = window.addEventListener.bind(window);
  window.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: unknown) => {
    const guards = /^(pointer|mouse|click|auxclick|dblclick|key)/.test(type);
    if (!guards) add(type, listener, options as AddEventListenerOptions);
  };
}

/** Lets a browser's panels count their clicks; without the guard when it is to be a control. */
export async function prepare(context: BrowserContext, guarded: boolean): Promise<void> {
  await context.addInitScript(countClicks);
  if (!guarded) await context.addInitScript(removeGuard);
}

/** What became of a click. */
export type Outcome = 'refused' | 'seen' | 'stolen';

/** A page with the panel open over it, and the place of an outcome button in its frame. */
export class PanelPage {
  readonly page: Page;
  #spot = { x: 0, y: 0 };

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, url: string): Promise<PanelPage> {
    const page = await context.newPage();
    await page.goto(url);
    await page.evaluate(installHostile);
    await openSidebar(page);
    const opened = new PanelPage(page);
    await opened.#ready();
    return opened;
  }

  /** Waits for the panel's contents; after a move of our host, in another frame than before. */
  async #ready(before?: Frame): Promise<Frame> {
    if (before) await expect.poll(() => before.isDetached(), { timeout: 5_000 }).toBe(true);
    const frame = await frameOf(this.page, 'sidebar.html');
    const button = frame.getByRole('button', { name: 'No answer' });
    await button.waitFor();
    this.#spot = await button.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    return frame;
  }

  /** Clicks where the button stands; did the click get through to it? */
  async click({ zoom = 1, clickCount = 1 } = {}): Promise<boolean> {
    const frame = await frameOf(this.page, 'sidebar.html');
    const counts = () => frame.evaluate(() => ({ passed: window.passed ?? 0, heard: window.heard ?? 0 }));
    const before = await counts();
    const width = await this.page.evaluate(() => window.innerWidth);
    const { x, y } = this.#spot;
    const at = { x: width - (PANEL_WIDTH - x) * zoom, y: y * zoom, button: 'left', clickCount } as const;
    await this.page.mouse.move(at.x, at.y);
    await this.page.mouse.down({ clickCount });
    await this.page.mouse.up({ clickCount });
    // A busy machine takes its time, and a click that is heard late must not count for the next; a covered one never comes.
    for (const end = Date.now() + SLOW; Date.now() < end && (await counts()).heard === before.heard; ) await sleep(20);
    return (await counts()).passed > before.passed;
  }

  /** Until a click gets through: nothing of what was tried before is left. */
  async clear(): Promise<void> {
    await expect.poll(() => this.click(), { timeout: 8_000, interval: 50 }).toBe(true);
  }

  /**
   * Tries a way, and undoes it. 'stolen': a click got through although the panel looked otherwise than it does without the
   * way, or had until the last moment. 'seen': it got through to a panel that looks as it always does. A control may click
   * a second time: a click can fall just between two frames of a busy browser.
   */
  async attempt({ script, reveal, zoom = 1, reloads = false }: Way, clicks = 1): Promise<Outcome> {
    const first = await frameOf(this.page, 'sidebar.html');
    await this.page.evaluate(script);
    const second = reloads ? await this.#ready(first) : first;
    await sleep(IN_PLACE);
    const hidden = reveal ? await this.#picture() : null;
    if (reveal) await this.page.evaluate(reveal);
    let passed = false;
    for (let n = 0; n < clicks && !passed; n += 1) passed = await this.click({ zoom });
    const looked = hidden ?? (passed ? await this.#picture() : null);
    await this.undo();
    if (reloads) await this.#ready(second);
    if (!passed) return 'refused';
    await this.clear();
    return looked?.equals(await this.#picture()) ? 'seen' : 'stolen';
  }

  /** The panel's head and score as they are on the screen, without the line about an earlier refusal. */
  async #picture(): Promise<Buffer> {
    const frame = await frameOf(this.page, 'sidebar.html');
    await frame.evaluate(() => {
      const [sheet = new CSSStyleSheet()] = document.adoptedStyleSheets;
      sheet.replaceSync('body > [role=alert] { display: none !important }');
      document.adoptedStyleSheets = [sheet];
    });
    const width = await this.page.evaluate(() => window.innerWidth);
    return this.page.screenshot({ clip: { x: width - PANEL_WIDTH, y: 0, width: PANEL_WIDTH, height: 180 } });
  }

  undo(): Promise<void> {
    return this.page.evaluate(() => {
      for (const undo of window.hostile.undo.splice(0).reverse()) undo();
    });
  }
}
