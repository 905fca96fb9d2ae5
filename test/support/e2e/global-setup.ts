import { existsSync } from 'node:fs';
import { findChromium } from '#scripts/demo/browser.ts';

/** Says early what the end-to-end tests need; without it they would fail one by one. */
export default function setup(): void {
  for (const folder of ['chrome-mv3', 'chrome-mv3-demo', 'firefox-mv3-demo']) {
    if (!existsSync(`.output/${folder}/manifest.json`)) {
      throw new Error(`.output/${folder} is missing: "npm test" builds it.`);
    }
  }
  if (findChromium() === null) {
    console.warn('No Chromium was found (CHROME_PATH names one): the end-to-end tests in Chromium are skipped.');
  }
}
