import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium, launchWithExtension } from '#scripts/demo/browser.ts';
import { Services } from '#scripts/demo/services.ts';
import { TestClient } from '#test/server/sync/test-client.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { joinByLink } from './observer.ts';
import { temporaryFolder } from './temporary-folder.ts';

export { freePort };

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a store with the sample workspace, of which each world gets a copy. */
    sampleStore: string;
  }
}

/** The folder of a built extension; the demo's, unless another is named. */
export const builtExtension = (build = 'chrome-mv3-demo'): string =>
  resolve(process.env.TOUCHLINE_BUILD_DIR ?? '.output', build);

type BrowserOptions = {
  build?: string;
  headless?: boolean;
  args?: string[];
  env?: Record<string, string>;
  /** What a person would have set in the browser, as it stands in a profile's file Preferences. */
  preferences?: object;
};

/** A real hub with the sample workspace, the practice page, and browsers with the built extension. */
export class World implements AsyncDisposable {
  readonly folder = temporaryFolder();
  readonly services: Services;
  readonly hub: string;
  readonly #stop = new AbortController();
  readonly #contexts = new Set<BrowserContext>();
  practice = '';

  private constructor(hubPort: number, practicePort: number) {
    this.hub = `http://127.0.0.1:${hubPort}`;
    this.services = new Services(this.#stop.signal, {
      TOUCHLINE_DATA: join(this.folder, 'store'),
      TOUCHLINE_PORT: String(hubPort),
      TOUCHLINE_PRACTICE_PORT: String(practicePort),
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    });
  }

  /** `sample`: folder of a store to begin with, which is copied. */
  static async open(sample = inject('sampleStore')): Promise<World> {
    const world = new World(await freePort(), await freePort());
    // With owners and rights as they are: PostgreSQL looks at them.
    execFileSync('cp', ['-a', sample, join(world.folder, 'store')]);
    if ((await world.services.startHub()) === null) throw new Error('The hub did not start.');
    world.practice = (await world.services.startPractice()) ?? '';
    return world;
  }

  /** A browser with the extension from `.output/<build>`; the same name opens the same profile again. */
  async browser(name: string, options: BrowserOptions = {}): Promise<BrowserContext> {
    const { build, headless = true, args = [], env, preferences } = options;
    const profile = join(this.folder, name);
    if (preferences) {
      mkdirSync(join(profile, 'Default'), { recursive: true });
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    }
    const context = await launchWithExtension({
      executablePath: findChromium() ?? '',
      profile,
      extension: builtExtension(build),
      headless,
      args: ['--window-size=1280,900', ...args],
      ...(env && { env }),
    });
    // A step that fails shall not make the ones after it wait long.
    context.setDefaultTimeout(15_000);
    this.#contexts.add(context);
    context.once('close', () => this.#contexts.delete(context));
    return context;
  }

  /** A member who looks at the hub over its API, without a browser. */
  async observer(): Promise<TestClient> {
    return new TestClient(await joinByLink(this.services.joinLink('Olive Observer', 'lead')));
  }

  /** How often the hub answered on this route (a pattern, as /v1/w/:workspace/pull). */
  async answers(route: string): Promise<number> {
    const text = await (await fetch(`${this.hub}/metrics`)).text();
    const counts = text
      .split('\n')
      .filter((line) => line.startsWith('touchline_http_request_seconds_count') && line.includes(`route="${route}"`));
    return counts.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const context of [...this.#contexts]) await context.close();
    await this.services[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
