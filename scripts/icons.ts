import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '#scripts/demo/browser.ts';

/** The sizes that browsers ask for: toolbar, its double, the list of extensions, and the stores. */
const SIZES = [16, 32, 48, 96, 128];

/**
 * Draws public/mark.svg to public/icon/<size>.png, one screenshot each, with a transparent ground.
 * Run it after a change of the mark: `node scripts/icons.ts`; CHROME_PATH names the Chromium to use.
 */
const svg = await readFile('public/mark.svg', 'utf8');
const browser = await chromium.launch({
  executablePath: findChromium() ?? chromium.executablePath(),
  args: ['--no-sandbox'],
});
await mkdir('public/icon', { recursive: true });
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await writeFile(`public/icon/${size}.png`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
