import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import type { Bench } from '#test/bench/harness/bench.ts';
import { summarize } from '#test/bench/harness/summary.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);
const sizes = z.array(z.object({ name: z.string(), size: z.number(), sizeLimit: z.number() }));

export const sizesBench: Bench = {
  name: 'sizes',
  title: 'Sizes',
  what: 'The release build, gzipped, against the budgets of .size-limit.js; `npm test` fails above any of them.',
  async run() {
    await run('npx', ['wxt', 'build'], { cwd: ROOT });
    // It answers with an error when a budget is exceeded, and with the same JSON.
    const { stdout } = await run('npx', ['size-limit', '--json'], { cwd: ROOT }).catch((answer) => answer);
    return z.parse(sizes, JSON.parse(stdout)).map(({ name, size, sizeLimit }) => ({
      figure: name.replace(/\.output\S*\//, ''),
      unit: 'kB',
      measured: summarize([size / 1_000]),
      against: 'budget',
      peer: summarize([sizeLimit / 1_000]),
    }));
  },
};
