import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, launchWithExtension } from '#scripts/demo/browser.ts';
import type { Defer } from './bench.ts';
import { folderFor } from './place.ts';

/** The Chromium to measure in. Throws a sentence that says what to install. */
export function chromiumPath(): string {
  const path = findChromium();
  if (path === null) throw new Error('The benches need a Chromium: install one, or name it in CHROME_PATH.');
  return path;
}

/** A headless Chromium with a profile of its own and these unpacked extensions. */
export async function openBrowser(defer: Defer, extensions: readonly string[]): Promise<BrowserContext> {
  const context = await launchWithExtension({
    executablePath: chromiumPath(),
    profile: folderFor(defer, 'profile'),
    extension: extensions.join(','),
    headless: true,
  });
  defer(() => context.close());
  return context;
}

/** A page in a headless Chromium without any extension; with a profile on disk, or IndexedDB would stand in memory. */
export async function openPlainPage(defer: Defer): Promise<Page> {
  const context = await chromium.launchPersistentContext(folderFor(defer, 'profile'), {
    executablePath: chromiumPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  defer(() => context.close());
  return context.newPage();
}

let origins = 0;

/**
 * Opens a loopback server's page as an origin that was never there before: with a store of its own, so that nothing has
 * to be tidied up there after what was measured last.
 */
export async function openAnew(page: Page, port: number | string): Promise<void> {
  origins += 1;
  await page.goto(`http://origin-${origins}.localhost:${port}/`);
  // The process that shows it has just been started.
  await page.waitForTimeout(500);
}
