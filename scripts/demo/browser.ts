import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser'];

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Path of a Chromium that takes unpacked extensions from its command line, or null: CHROME_PATH, then Playwright's own,
 * then `chromium` on PATH. Branded Chrome and Edge are left out: since version 137 they ignore --load-extension.
 */
export function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named !== undefined) return isExecutable(named) ? named : null;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

type Launch = {
  executablePath: string;
  profile: string;
  extension: string;
  headless: boolean;
  /** Does Ctrl+C close the browser and end the process at once (the default)? */
  ownsSignals?: boolean;
  args?: string[];
  /** The browser's environment in place of ours. */
  env?: Record<string, string>;
};

/** Opens a Chromium with the built extension in its folder `extension` and a profile of its own. */
export function launchWithExtension(launch: Launch) {
  const { executablePath, profile, extension, headless, ownsSignals = true, args = [], env } = launch;
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    handleSIGINT: ownsSignals,
    handleSIGTERM: ownsSignals,
    viewport: null,
    ...(env && { env }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-quic',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Playwright switches storage partitioning off, which would deny IndexedDB to the sidebar's frame: the last one wins.
      '--disable-features=MediaRouter,HttpsUpgrades',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...args,
    ],
  });
}

/** The extension's worker and id, once it runs. */
export async function extensionOf(context: BrowserContext) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { worker, id: new URL(worker.url()).host };
}

/** Opens one of the extension's own pages in a tab. */
export async function openExtensionPage(context: BrowserContext, file: string): Promise<Page> {
  const { id } = await extensionOf(context);
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/${file}`);
  return page;
}
