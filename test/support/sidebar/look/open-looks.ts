import { rmSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { findChromium } from '#scripts/demo/browser.ts';
import { temporaryFolder } from '#test/support/e2e/temporary-folder.ts';

/** The panel's named states in a real browser, with nothing around them but a store and a hub of the test's own. */
export class Looks {
  readonly #folder: string;
  readonly #server: PreviewServer;
  readonly #browser: Browser;

  private constructor(folder: string, server: PreviewServer, browser: Browser) {
    this.#folder = folder;
    this.#server = server;
    this.#browser = browser;
  }

  static async open(): Promise<Looks> {
    const outDir = temporaryFolder();
    const common = { configFile: false, root: process.cwd(), logLevel: 'error' } as const;
    const input = 'test/support/sidebar/look/index.html';
    await build({ ...common, plugins: [tailwindcss()], build: { outDir, rolldownOptions: { input } } });
    const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args });
    return new Looks(outDir, server, browser);
  }

  /** A state of states.ts in a page of its own, once the panel stands. `dir` as the browser's interface has it. */
  async page(state: string, { dir = 'ltr', width = 360, ...options }: LookOptions = {}): Promise<Page> {
    const page = await this.#browser.newPage({ viewport: { width, height: 760 }, ...options });
    page.on('pageerror', (error) => process.stderr.write(`${state}: ${error}\n`));
    const address = this.#server.httpServer?.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await page.goto(`http://127.0.0.1:${port}/test/support/sidebar/look/index.html?state=${state}&dir=${dir}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    return page;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

type LookOptions = BrowserContextOptions & { dir?: 'ltr' | 'rtl'; width?: number };
