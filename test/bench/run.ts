// `npm run bench [-- name ...]`: runs the named benches, or all, and prints their tables.

import { contactSwitchBench } from './contact-switch/bench.ts';
import type { Bench, Row } from './harness/bench.ts';
import { tableOf } from './harness/table.ts';
import { noteTripBench } from './note-trip/bench.ts';
import { pageCostBench } from './page-cost/bench.ts';
import { pullBench } from './pull/bench.ts';
import { sidebarPaintBench } from './sidebar-paint/bench.ts';
import { sizesBench } from './sizes/bench.ts';

const BENCHES: readonly Bench[] = [
  pageCostBench,
  sidebarPaintBench,
  contactSwitchBench,
  noteTripBench,
  pullBench,
  sizesBench,
];

async function runOne(bench: Bench): Promise<Row[]> {
  const undos: (() => unknown)[] = [];
  try {
    return await bench.run((undo) => undos.push(undo));
  } finally {
    for (const undo of undos.reverse()) await undo();
  }
}

const names = process.argv.slice(2);
const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`No bench "${unknown}": use some of ${BENCHES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
  try {
    console.log(tableOf(bench, await runOne(bench)));
  } catch (error) {
    console.error(`${bench.title}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}
