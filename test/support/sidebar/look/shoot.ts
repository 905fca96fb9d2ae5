/** Takes pictures of the panel's states: `node test/support/sidebar/look/shoot.ts FOLDER state…`, with the states of states.ts. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import { type Browser, chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from '#scripts/demo/browser.ts';

const [folder = 'looks', ...wanted] = process.argv.slice(2);
const WIDTHS = [320, 360, 480];

async function shoot(browser: Browser, base: string, state: string, width: number, colorScheme: 'light' | 'dark') {
  const page = await browser.newPage({ viewport: { width, height: 760 }, colorScheme });
  page.on('pageerror', (error) => process.stderr.write(`${state}: ${error}\n`));
  await page.goto(`${base}?state=${state}`);
  await page.waitForTimeout(state.startsWith('offline') ? 1_500 : 700);
  await page.screenshot({ path: join(folder, `${state}-${width}-${colorScheme}.png`) });
  await page.close();
}

mkdirSync(folder, { recursive: true });
const server = await createServer({
  configFile: false,
  root: process.cwd(),
  logLevel: 'error',
  plugins: [tailwindcss()],
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
});
await server.listen();
const address = server.httpServer?.address();
const port = typeof address === 'object' ? address?.port : 0;
const browser = await chromium.launch({
  executablePath: findChromium() ?? 'chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const base = `http://127.0.0.1:${port}/test/support/sidebar/look/index.html`;
await browser.newPage().then(async (page) => {
  await page.goto(base);
  await page.waitForSelector('h1', { timeout: 60_000 });
  await page.close();
});
for (const state of wanted)
  for (const width of WIDTHS) {
    await shoot(browser, base, state, width, 'light');
    if (width === 360) await shoot(browser, base, state, width, 'dark');
  }
await browser.close();
await server.close();
