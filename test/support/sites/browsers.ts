import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { findChromium, launchWithExtension } from '#scripts/demo/browser.ts';
import { answerTo, type Stored } from './stored.ts';

/** What the reader is given: recipes, and addresses that are nobody's. */
export type Ask = { recipes: readonly Recipe[]; excluded: readonly string[] };

/** Opens a stored page at its real address, and gives what the reader says to each ask. */
export type ReadStored = (stored: Stored, asks: readonly Ask[]) => Promise<PageFacts[]>;

/** Runs in the page: asks the content script beside it, and waits for what it says. */
const ask = (asks: readonly Ask[]) =>
  new Promise<string>((answered, failed) => {
    window.addEventListener('message', ({ data }) => data?.answers && answered(data.answers));
    const post = () => window.postMessage({ ask: asks }, '*');
    post();
    // On a busy machine the script beside the page may start after the first asking.
    setInterval(post, 5_000);
    setTimeout(() => failed(new Error('The reader said nothing.')), 45_000);
  });

const html = (body: string | null) =>
  body === null ? { status: 204 } : { status: 200, contentType: 'text/html; charset=utf-8', body };

/** Runs `work` with a Chromium that has the extension. */
export async function inChromium<T>(extension: string, work: (read: ReadStored) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found.');
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const context = await launchWithExtension({
    executablePath,
    profile,
    extension,
    headless: true,
    args: ['--window-size=1280,900', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  try {
    const page: Page = await context.newPage();
    let shown: Stored;
    await page.route('**/*', (route) => {
      const request = route.request();
      const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame();
      return route.fulfill(html(answerTo(shown, request.url(), isMain)));
    });
    return await work(async (stored, asks) => {
      shown = stored;
      // Two addresses that differ in their fragment alone would be one document.
      await page.goto('about:blank');
      await page.goto(stored.url);
      return JSON.parse(await page.evaluate(ask, asks));
    });
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Runs `work` with a Firefox (FIREFOX_PATH, else Debian's) that has the extension. */
export async function inFirefox<T>(extension: string, work: (read: ReadStored) => Promise<T>): Promise<T> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox',
    headless: true,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
  });
  try {
    await browser.installExtension(extension);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.setRequestInterception(true);
    let shown: Stored;
    page.on('request', (request) => {
      const isMain = request.isNavigationRequest() && request.frame() === page.mainFrame();
      // What the page before still asked for is gone with it; a page that gets no answer itself fails to open.
      request.respond(html(answerTo(shown, request.url(), isMain))).catch(() => undefined);
    });
    return await work(async (stored, asks) => {
      shown = stored;
      // Two addresses that differ in their fragment alone would be one document.
      await page.goto('about:blank');
      await page.goto(stored.url);
      return JSON.parse(await page.evaluate(ask, asks));
    });
  } finally {
    await browser.close();
  }
}
