import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const wxt = await WxtVitest();

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
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/support/e2e/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          include: ['test/e2e/**/*.long.ts'],
          globalSetup: ['test/support/e2e/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
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
