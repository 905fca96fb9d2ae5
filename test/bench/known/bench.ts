import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mayHold } from '#lib/known/filter.ts';
import { formOf } from '#lib/known/form.ts';
import { writeMark } from '#lib/known/mark.ts';
import { type Whole, writeWhole } from '#lib/known/wire.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { createFilters } from '#server/known/filters.ts';
import { hashNow } from '#server/known/hash.ts';
import { entriesAfter } from '#server/known/repository.ts';
import type { Bench, Row } from '#test/bench/harness/bench.ts';
import { openPlainPage } from '#test/bench/harness/browser.ts';
import { bundle } from '#test/bench/harness/bundle.ts';
import { type BenchHub, startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { folderFor, serveOn } from '#test/bench/harness/place.ts';
import { summarize } from '#test/bench/harness/summary.ts';
import { addContacts, addressOf, strangerOf } from './people.ts';

const CONTACTS = 1_000_000;
const ROUNDS = 5;
const PAGE = 2_000;
const kB = (bytes: number) => summarize([bytes / 1_000]);

export const knownBench: Bench = {
  name: 'known',
  title: 'Filter of 1,000,000 known addresses',
  what:
    'Made by the hub from its database, fetched and asked by the extension’s own code in Chromium. Strangers are a ' +
    'million addresses at the same companies; no address of the million may be denied.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const rep = await hub.join('Sam', 'rep');
    await addContacts(hub, CONTACTS);
    const made = await building(hub);
    const { whole } = made;
    const bytes = writeWhole(whole);
    const wrong = wrongAbout(whole);
    const folder = folderFor(defer, 'known');
    await bundle(new URL('./page.ts', import.meta.url), folder, 'page');
    const port = await serveOn(defer, ({ url }, response) => {
      response.setHeader('access-control-allow-origin', '*');
      if (url === '/known') response.end(bytes);
      else if (url === '/page.js') response.end(readFileSync(join(folder, 'page.js')));
      else response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/page.js"></script>');
    });
    const page = await openPlainPage(defer);
    await page.goto(`http://127.0.0.1:${port}/`);
    const address = { hub: hub.url, workspaceId: hub.workspace.id, token: rep.token, mark: writeMark(whole) };
    await hub.ask(rep, '/known');
    const fetched = await interleave(
      {
        refresh: () => page.evaluate((from) => window.known.refresh(from), address),
        bare: () =>
          page.evaluate(async () => {
            const began = performance.now();
            await (await fetch('/known', { cache: 'no-store' })).arrayBuffer();
            return { ms: performance.now() - began };
          }),
      },
      { rounds: ROUNDS },
    );
    let n = 0;
    const stranger = () => {
      do n += 1;
      while (holds(whole, strangerOf(n)));
      return strangerOf(n);
    };
    const looked = await interleave(
      {
        look: () => page.evaluate((email) => window.known.look(email), stranger()),
        row: () => page.evaluate(() => window.known.getRow()),
      },
      { rounds: 25 },
    );
    const rows: Row[] = [
      {
        figure: 'size on the wire',
        unit: 'kB',
        measured: kB(bytes.length),
        against: 'least for as few mistakes (n · log2 1/p)',
        peer: kB((CONTACTS * Math.log2(1 / wrong)) / 8),
      },
      {
        figure: 'strangers taken for known',
        unit: '%',
        measured: summarize([wrong * 100]),
        against: 'as computed, (1 − e^(−kn/m))^k',
        peer: summarize([computed(whole) * 100]),
      },
      ...made.rows,
      {
        figure: 'fetch into the store',
        unit: 'ms',
        measured: fetched.of('refresh', 'ms'),
        against: 'fetch of the bytes alone',
        peer: fetched.of('bare', 'ms'),
      },
      {
        figure: 'look at a stranger',
        unit: 'ms',
        measured: looked.of('look', 'ms'),
        against: 'read of one small row',
        peer: looked.of('row', 'ms'),
      },
    ];
    return rows;
  },
};

/** The hub makes the filter from nothing; against reading the same rows in the same pages and doing nothing with them. */
async function building({ database, workspace }: BenchHub): Promise<{ whole: Whole; rows: Row[] }> {
  const { db } = database.store;
  let whole: Whole | undefined;
  const build = () =>
    watched(async () => {
      whole = await createFilters(db).of(workspace.id);
    });
  // Later builds find what the first one took, and show nothing of it.
  const first = await build();
  const samples = await interleave(
    {
      build,
      read: () =>
        watched(async () => {
          for (let at = 0, more = true; more; ) {
            const entries = await inWorkspace(db, workspace.id, (tx) => entriesAfter(tx, workspace.id, at, PAGE));
            at = entries.at(-1)?.position ?? at;
            more = entries.length === PAGE;
          }
        }),
    },
    { rounds: ROUNDS },
  );
  if (!whole) throw new Error('no filter was made');
  const reading = 'reading the rows alone';
  const of = (figure: 'ms' | 'pause') => ({ measured: samples.of('build', figure), peer: samples.of('read', figure) });
  const rows: Row[] = [
    { figure: 'making it on the hub', unit: 'ms', against: reading, ...of('ms') },
    { figure: 'longest pause of the hub meanwhile', unit: 'ms', against: reading, ...of('pause') },
    {
      figure: 'growth of the hub’s process, first time',
      unit: 'kB',
      measured: summarize([first.kB]),
      against: 'the filter, which stays',
      peer: kB(whole.filter.bits.length),
    },
  ];
  return { whole, rows };
}

/** How long some work takes, how long it keeps others from running at most (both ms), and what the process grows by. */
async function watched(work: () => Promise<void>): Promise<{ ms: number; pause: number; kB: number }> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  loop.disable();
  clearInterval(timer);
  return { ms, pause: loop.max / 1e6, kB: (peak - before) / 1_000 };
}

const holds = ({ key, filter }: Whole, email: string) => mayHold(filter, hashNow(key, formOf('email', email)));

/** The part of a million strangers whom the filter takes for known. Throws where it denies somebody known. */
function wrongAbout(whole: Whole): number {
  let wrong = 0;
  for (let n = 0; n < CONTACTS; n += 1) {
    if (!holds(whole, addressOf(n))) throw new Error(`${addressOf(n)} is denied`);
    if (holds(whole, strangerOf(n))) wrong += 1;
  }
  return wrong / CONTACTS;
}

const computed = ({ filter }: Whole) => (1 - Math.exp((-7 * filter.count) / (filter.bits.length * 8))) ** 7;
