// `npm run bench [-- name ...] [--write]`: runs the named benches, or all, and prints their tables; with --write they
// replace their results in this folder's README.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { contactSwitchBench } from './contact-switch/bench.ts';
import { growthBench } from './growth/bench.ts';
import { guestBench } from './guest/bench.ts';
import type { Bench, Row } from './harness/bench.ts';
import { chromiumPath } from './harness/browser.ts';
import { withResults } from './harness/results.ts';
import { tableOf } from './harness/table.ts';
import { knownBench } from './known/bench.ts';
import { noteTripBench } from './note-trip/bench.ts';
import { pageCostBench } from './page-cost/bench.ts';
import { pullBench } from './pull/bench.ts';
import { pushBench } from './push/bench.ts';
import { sidebarPaintBench } from './sidebar-paint/bench.ts';
import { sizesBench } from './sizes/bench.ts';
import { twoHubsBench } from './two-hubs/bench.ts';
import { visibleBench } from './visible/bench.ts';

const BENCHES: readonly Bench[] = [
  pageCostBench,
  guestBench,
  sidebarPaintBench,
  contactSwitchBench,
  noteTripBench,
  pullBench,
  pushBench,
  visibleBench,
  twoHubsBench,
  growthBench,
  knownBench,
  sizesBench,
];

const README = new URL('./README.md', import.meta.url);

async function runOne(bench: Bench): Promise<Row[]> {
  const undos: (() => unknown)[] = [];
  try {
    return await bench.run((undo) => undos.push(undo));
  } finally {
    for (const undo of undos.reverse()) await undo();
  }
}

/** Runs the benches one after another; null in the place of one that failed. */
async function runAll(benches: readonly Bench[]): Promise<(string | null)[]> {
  const tables: (string | null)[] = [];
  for (const bench of benches) {
    const table = await runOne(bench).then(
      (rows) => tableOf(bench, rows, circumstances()),
      (error) => console.error(`${bench.title}: ${error instanceof Error ? error.stack : error}`) ?? null,
    );
    if (table !== null) console.log(table);
    tables.push(table);
  }
  return tables;
}

/** When and on what: the ratios travel, the milliseconds don't. */
function circumstances(): string {
  const chromium = execFileSync(chromiumPath(), ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [version = chromium.trim()] = /Chromium [\d.]+/.exec(chromium) ?? [];
  return `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} shared cores, Node ${process.versions.node}, ${version}.`;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } });
const unknown = positionals.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`No bench "${unknown}": use some of ${BENCHES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const tables = await runAll(chosen);
if (tables.includes(null)) process.exitCode = 1;
if (values.write) {
  const titles = BENCHES.map(({ title }) => title);
  const written = tables.filter((table) => table !== null);
  writeFileSync(README, withResults(readFileSync(README, 'utf8'), written, titles));
}
