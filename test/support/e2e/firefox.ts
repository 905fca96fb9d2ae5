import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import { onPath } from './needs.ts';

const EXTENSION = resolve(process.env.TOUCHLINE_BUILD_DIR ?? '.output', 'firefox-mv3-demo');
const manifest = z.object({
  host_permissions: z.array(z.string()),
  browser_specific_settings: z.object({ gecko: z.object({ id: z.string() }) }),
});

/** A real Firefox with the demo build, in a profile of its own. */
export class Firefox implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #origin: string;

  private constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  static async open(): Promise<Firefox> {
    const { browser_specific_settings } = manifest.parse(
      JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8')),
    );
    const uuid = randomUUID();
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: onPath('firefox-esr') ?? '',
      headless: true,
      args: ['--remote-allow-system-access'],
      defaultViewport: { width: 1280, height: 800 },
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [browser_specific_settings.gecko.id]: uuid }),
        // Nobody is there to answer: questions for a site's permission are granted.
        'extensions.webextOptionalPermissionPrompts': false,
      },
    });
    await browser.installExtension(EXTENSION);
    return new Firefox(browser, `moz-extension://${uuid}`);
  }

  /** Joins the hub in the options as a person would, by a link. */
  async join(link: string): Promise<void> {
    const options = await this.extensionPage('options.html');
    await options.type('input[type=text]', link);
    await options.keyboard.press('Enter');
    await (await options.waitForSelector('::-p-xpath(//button[.="Join"])'))?.click();
    await options.waitForSelector('::-p-xpath(//button[.="Sign out"])');
    await options.close();
  }

  async page(url: string): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(url);
    return page;
  }

  /** One of the extension's own pages. Firefox never says that it has loaded, yet it has. */
  async extensionPage(file: string): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(`${this.#origin}/${file}`, { timeout: 2_500 }).catch(() => undefined);
    return page;
  }

  /** A page that Firefox has opened by itself, once its address begins so. */
  async pageAt(address: string): Promise<Page> {
    for (const end = Date.now() + 20_000; Date.now() < end; await setTimeout(100)) {
      const page = (await this.#browser.pages()).find((each) => each.url().startsWith(address));
      if (page) return page;
    }
    throw new Error(`No page at ${address}.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}

/** A frame of ours in a page. WebDriver BiDi calls its address about:blank, so each frame is asked for its own. */
export async function ourFrame(page: Page, file: 'sidebar.html' | 'launcher.html'): Promise<Frame> {
  for (const end = Date.now() + 15_000; Date.now() < end; await setTimeout(100)) {
    for (const frame of page.frames()) {
      const address = await frame.evaluate(() => location.href).catch(() => '');
      if (address.endsWith(`/${file}`)) return frame;
    }
  }
  throw new Error(`${file} did not come into the page.`);
}

/** Presses a button in one of our frames. A page's own mouse must hit the place. */
export async function press(frame: Frame, selector: string): Promise<void> {
  await frame.waitForSelector(selector);
  await frame.evaluate((it) => document.querySelector<HTMLElement>(it)?.click(), selector);
}
