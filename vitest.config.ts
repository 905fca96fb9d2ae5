import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const wxt = await WxtVitest();

/** They look at single moments, or start servers on set ports: each wants the machine for itself. */
const ALONE = [
  'test/e2e/{hostile,hostile-firefox,leader,typing}.e2e.ts',
  'test/e2e/{real-places,request-tracker,roundcube,sogo,tryton}.e2e.ts',
];

/** What all end-to-end tests have in common. A browser on a busy machine may take its time. */
const inBrowsers = {
  environment: 'node',
  globalSetup: ['test/support/e2e/global-setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
};

/**
 * Kinds of test, named by what they need: nothing, PostgreSQL, or real browsers with the built extension. Those that
 * take minutes or want a quiet machine are `long` (in browsers) and `long-hub` (without), a script of their own.
 */
export default defineConfig({
  test: {
    // happy-dom says so of each frame; no test needs a frame to load.
    onConsoleLog: (log) => !log.includes('Iframe page loading is disabled'),
    projects: [
      {
        plugins: [wxt],
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.pg.test.ts'],
          setupFiles: ['test/support/unit/setup.ts'],
        },
      },
      {
        test: {
          name: 'hub',
          environment: 'node',
          include: ['test/**/*.pg.test.ts'],
          globalSetup: ['test/support/hub/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { ...inBrowsers, name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], exclude: ALONE } },
      { test: { ...inBrowsers, name: 'e2e-alone', include: ALONE, fileParallelism: false } },
      { test: { ...inBrowsers, name: 'long', include: ['test/e2e/**/*.long.ts'], fileParallelism: false } },
      {
        test: {
          name: 'long-hub',
          environment: 'node',
          include: ['test/**/*.long.ts'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/support/hub/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
