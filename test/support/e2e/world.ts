import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { findChromium, launchWithExtension } from '#scripts/demo/browser.ts';
import { Services } from '#scripts/demo/services.ts';

/** A port nobody listens on; a hub that is stopped and started anew keeps it. */
export const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A real hub with the sample workspace, the practice page, and browsers with the built extension. */
export class World implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'tl-'));
  readonly #stop = new AbortController();
  readonly #contexts: BrowserContext[] = [];
  services!: Services;
  practice = '';

  static async open(): Promise<World> {
    const world = new World();
    world.services = new Services(world.#stop.signal, {
      TOUCHLINE_DATA: join(world.folder, 'store'),
      TOUCHLINE_PORT: String(await freePort()),
      TOUCHLINE_PRACTICE_PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      DATABASE_URL: '',
    });
    if (!world.services.makeSample()) throw new Error('The sample workspace could not be made.');
    if ((await world.services.startHub()) === null) throw new Error('The hub did not start.');
    world.practice = (await world.services.startPractice()) ?? '';
    return world;
  }

  /** A browser of its own, with the extension from `.output/<build>`. */
  async browser(name: string, { build = 'chrome-mv3-demo', headless = true, args = [] as string[] } = {}) {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('No Chromium was found.');
    const context = await launchWithExtension({
      executablePath,
      profile: join(this.folder, name),
      extension: resolve('.output', build),
      headless,
      args: ['--window-size=1280,900', ...args],
    });
    this.#contexts.push(context);
    return context;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.services[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
