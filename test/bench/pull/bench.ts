import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { syncedRow } from '#lib/store/rebuild.ts';
import type { Bench, Defer, Row } from '#test/bench/harness/bench.ts';
import { openPlainPage } from '#test/bench/harness/browser.ts';
import { bundle } from '#test/bench/harness/bundle.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { folderFor, serveOn } from '#test/bench/harness/place.ts';
import { pullAll, pushNotes } from './notes.ts';
import { fetchPeers } from './peers.ts';

const SIZES = { small: { notes: 10_000, rounds: 7 }, large: { notes: 50_000, rounds: 3 } } as const;
/** Indexes of the store's own table of notes (lib/store/database.ts). */
const INDEXED = 'id, [callOrder+id], [feedOrder+id], [contactId+callOrder], cachedAt';

export const pullBench: Bench = {
  name: 'pull',
  title: 'Pull of 10,000 and 50,000 notes into Dexie',
  what:
    'Notes of 600 characters, from an empty database to the last row, in Chromium: the extension’s client and store from ' +
    'the hub (with authentication, row-level security and strict durability); against one fetch of the same rows as JSON ' +
    'from a bare server and one `bulkPut`, and against the peers, each from a server of its own that holds the same rows ' +
    'in memory: RxDB on Dexie with the same indexes, in pages of 2,000, and PouchDB, without indexes, in batches of 1,000 ' +
    'from express-pouchdb. Goals: at most 0.50 of RxDB’s time, 0.25 of PouchDB’s.',
  async run(defer) {
    const startPeers = await fetchPeers(defer);
    const small = await measure(defer, startPeers, SIZES.small);
    return [...small, ...(await measure(defer, startPeers, SIZES.large))];
  },
};

type StartPeers = Awaited<ReturnType<typeof fetchPeers>>;

async function measure(defer: Defer, startPeers: StartPeers, size: { notes: number; rounds: number }): Promise<Row[]> {
  const hub = await startBenchHub(defer);
  const rep = await hub.join('Sam', 'rep');
  await pushNotes(hub, rep, { contacts: 500, notes: size.notes });
  const changes = await pullAll(hub, rep);
  const page = await openOwnPage(defer, JSON.stringify(changes));
  const notes = changes.flatMap((change) => (change.table === 'notes' ? [syncedRow(change.row)] : []));
  const peers = await openPlainPage(defer);
  await peers.goto(await startPeers(notes));
  const address = { hub: hub.url, workspaceId: hub.workspace.id, token: rep.token };
  /** A pull that left notes behind is no measurement. */
  const whole = (taken: { ms: number; notes: number }) => {
    if (taken.notes !== size.notes) throw new Error(`${taken.notes} notes arrived, not ${size.notes}`);
    return { ms: taken.ms };
  };
  const samples = await interleave(
    {
      pull: async () => whole(await page.evaluate((hub) => window.bench.pull(hub), address)),
      bare: async () => whole(await page.evaluate(() => window.bench.bare('/rows', 'id'))),
      indexed: async () => whole(await page.evaluate((schema) => window.bench.bare('/rows', schema), INDEXED)),
      rxdb: async () => whole(await peers.evaluate(() => window.peers.rxdb())),
      pouchdb: async () => whole(await peers.evaluate(() => window.peers.pouchdb())),
    },
    { rounds: size.rounds },
  );
  const against = (name: string, peer: 'bare' | 'indexed' | 'rxdb' | 'pouchdb'): Row => ({
    figure: `pull of ${size.notes.toLocaleString('en')} notes`,
    unit: 'ms',
    measured: samples.of('pull', 'ms'),
    against: name,
    peer: samples.of(peer, 'ms'),
  });
  return [
    against('fetch + bulkPut, key only', 'bare'),
    against('fetch + bulkPut, same indexes', 'indexed'),
    against('RxDB', 'rxdb'),
    against('PouchDB', 'pouchdb'),
  ];
}

/** The page with our client, on an origin that also serves the bare rows. */
async function openOwnPage(defer: Defer, rows: string): Promise<Page> {
  const folder = folderFor(defer, 'pull');
  await bundle(new URL('./page.ts', import.meta.url), folder, 'page');
  const port = await serveOn(defer, ({ url }, response) => {
    if (url === '/rows') response.setHeader('content-type', 'application/json').end(rows);
    else if (url === '/page.js') response.end(readFileSync(join(folder, 'page.js')));
    else response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/page.js"></script>');
  });
  const page = await openPlainPage(defer);
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}
