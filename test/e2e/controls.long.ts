import { globSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from '#scripts/demo/browser.ts';
import { type Reach, reachCounter } from '#test/support/e2e/covered.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { Roundcube } from '#test/support/e2e/roundcube.ts';
import { temporaryFolder } from '#test/support/e2e/temporary-folder.ts';
import { Tryton } from '#test/support/e2e/tryton.ts';

const PAGES = globSync('test/sites/pages/*/*.html').filter((file) => !file.endsWith('.frame.html'));
const VIEWPORT = { width: 1440, height: 900 };

const launch = () => chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox', '--disable-gpu'] });

describeWith(['chromium'], 'the controls of every stored page', () => {
  let browser: Browser;
  const reached: (Reach & { file: string })[] = [];
  beforeAll(async () => {
    const reachOf = await reachCounter();
    browser = await launch();
    const page = await browser.newPage({ viewport: VIEWPORT });
    for (const file of PAGES) {
      await page.goto(pathToFileURL(resolve(file)).href);
      reached.push({ file, ...(await reachOf(page)) });
    }
  });
  afterAll(() => browser?.close());

  it('are within reach beside the panel, but for what floats in a corner', () => {
    const sum = (mode: keyof Reach) => reached.reduce((total, reach) => total + reach[mode], 0);
    console.info(`${PAGES.length} pages: ${sum('alone')} alone, ${sum('overlay')} over, ${sum('push')} beside`);
    expect(reached.filter(({ alone, push }) => push < alone - 1)).toEqual([]);
    expect(sum('push')).toBeGreaterThanOrEqual(0.998 * sum('alone'));
    expect(sum('overlay')).toBeLessThan(sum('push'));
  });
});

describeWith(['chromium', 'roundcube', 'tryton'], 'the controls of a real application', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  let reachOf: (page: Page) => Promise<Reach>;
  beforeAll(async () => {
    reachOf = await reachCounter();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['Roundcube', 3, () => Roundcube.open(`${folder}/rc`)],
    ['Tryton', 3, () => Tryton.open(`${folder}/tr`)],
  ] as const)('%s are within reach beside the panel, all but %d', async (_, but, open) => {
    await using application = await open();
    const context: BrowserContext = await browser.newContext({ viewport: VIEWPORT });
    const page = await application.signIn(context);
    await page.waitForLoadState('networkidle');
    const { alone, overlay, push } = await reachOf(page);
    expect(push).toBeGreaterThanOrEqual(alone - but);
    expect(push).toBeGreaterThan(overlay);
    await context.close();
  });
});
