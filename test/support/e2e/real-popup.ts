import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import { extensionOf } from '#scripts/demo/browser.ts';

type WorkerGlobal = { chrome: { action: { openPopup(): Promise<void> } } };

/** Lets `RealPopup` find the browser. */
export const POPUP_ARGS = ['--remote-debugging-port=0'];

const isPopup = (target: Target) => target.url().endsWith('/popup.html');
/** In a page of ours in a tab the same file would be a page; frames of ours in pages aren't asked for here. */
const isSidePanel = (target: Target) => target.url().endsWith('/sidebar.html');

/** The popup as the toolbar opens it, over the page in front: Playwright doesn't see it, so a second client does. */
export class RealPopup implements AsyncDisposable {
  readonly #context: BrowserContext;
  readonly #eyes: Browser;

  private constructor(context: BrowserContext, eyes: Browser) {
    this.#context = context;
    this.#eyes = eyes;
  }

  /** `profile` is the folder of the browser's profile, where it writes how it can be reached. */
  static async of(context: BrowserContext, profile: string): Promise<RealPopup> {
    const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    const browserWSEndpoint = `ws://127.0.0.1:${port}${path}`;
    return new RealPopup(context, await puppeteer.connect({ browserWSEndpoint, defaultViewport: null }));
  }

  async open(): Promise<Page> {
    const { worker } = await extensionOf(this.#context);
    await worker.evaluate(() => (globalThis as unknown as WorkerGlobal).chrome.action.openPopup());
    const target = await this.#eyes.waitForTarget(isPopup);
    return target.asPage();
  }

  /** Resolves once no popup stands open: the browser closes it when something else takes the focus. */
  closed(): Promise<void> {
    return this.#gone(isPopup);
  }

  /** The browser's side panel, once it stands open. */
  async sidePanel(): Promise<Page> {
    return (await this.#eyes.waitForTarget(isSidePanel, { timeout: 15_000 })).asPage();
  }

  sidePanelClosed(): Promise<void> {
    return this.#gone(isSidePanel);
  }

  async #gone(is: (target: Target) => boolean): Promise<void> {
    while (this.#eyes.targets().some(is)) await new Promise((next) => this.#eyes.once('targetdestroyed', next));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#eyes.disconnect();
  }
}
