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

/** A page in a headless Chromium without any extension. */
export async function openPlainPage(defer: Defer): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  defer(() => browser.close());
  return browser.newPage();
}
