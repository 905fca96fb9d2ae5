import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change } from '#lib/protocol/pull.ts';
import { syncedRow } from '#lib/store/rebuild.ts';
import { asking } from '#test/bench/harness/asking.ts';
import type { Bench, Defer, Row } from '#test/bench/harness/bench.ts';
import { openAnew, openPlainPage } from '#test/bench/harness/browser.ts';
import { bundle } from '#test/bench/harness/bundle.ts';
import { startBenchDatabase } from '#test/bench/harness/database.ts';
import { startHubProcess } from '#test/bench/harness/hub-process.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { folderFor, serveOn } from '#test/bench/harness/place.ts';
import { pullAll, pushNotes } from './notes.ts';
import type { Hub, Taken } from './page.ts';
import { fetchPeers } from './peers.ts';

const SIZES = { small: { notes: 10_000, rounds: 7 }, large: { notes: 50_000, rounds: 3 } } as const;
/** Indexes of the store's own table of notes (lib/store/database.ts). */
const INDEXED = 'id, [feedOrder+id], [bareOrder+id], [contactId+callOrder], cachedAt';

export const pullBench: Bench = {
  name: 'pull',
  title: 'Pull of 10,000 and 50,000 notes into Dexie',
  what:
    'Notes of 600 characters, from an origin that holds nothing to the last row, in Chromium with its profile on disk: the ' +
    'extension’s client and store, under its content security policy, from the hub in a process of its own (with ' +
    'authentication, row-level security and strict durability); against one fetch of the same rows as JSON ' +
    'from a bare server and one `bulkPut`, and against the peers, each from a server of its own that holds the same rows ' +
    'in memory: RxDB on Dexie with an index for each of the reads that ours has one for, and PouchDB, without indexes, from ' +
    'express-pouchdb; each as it comes (100 documents at a time) and in large batches, which suit a first pull. Goals: at ' +
    'most 0.50 of RxDB’s time, 0.25 of PouchDB’s.',
  async run(defer) {
    const startPeers = await fetchPeers(defer);
    const small = await measure(defer, startPeers, SIZES.small);
    return [...small, ...(await measure(defer, startPeers, SIZES.large))];
  },
};

type StartPeers = Awaited<ReturnType<typeof fetchPeers>>;

async function measure(defer: Defer, startPeers: StartPeers, size: { notes: number; rounds: number }): Promise<Row[]> {
  const { address, changes } = await startFilledHub(defer, size.notes);
  const page = await openPlainPage(defer);
  const ownPort = await serveOwnPage(defer, JSON.stringify(changes));
  const notes = changes.flatMap((change) => (change.table === 'notes' ? [syncedRow(change.row)] : []));
  const peers = await openPlainPage(defer);
  const { port: peersPort } = new URL(await startPeers(notes));
  /** A pull that left notes behind is no measurement. */
  const whole = (taken: Taken) => {
    if (taken.notes !== size.notes) throw new Error(`${taken.notes} notes arrived, not ${size.notes}`);
    return { ms: taken.ms };
  };
  const own = (run: () => Promise<Taken>) => openAnew(page, ownPort).then(run).then(whole);
  const others = (run: () => Promise<Taken>) => openAnew(peers, peersPort).then(run).then(whole);
  const samples = await interleave(
    {
      pull: () => own(() => page.evaluate((hub) => window.bench.pull(hub), address)),
      bare: () => own(() => page.evaluate(() => window.bench.bare('/rows', 'id'))),
      indexed: () => own(() => page.evaluate((schema) => window.bench.bare('/rows', schema), INDEXED)),
      rxdb: () => others(() => peers.evaluate(() => window.peers.rxdb())),
      'rxdb 2000': () => others(() => peers.evaluate(() => window.peers.rxdb(2_000))),
      pouchdb: () => others(() => peers.evaluate(() => window.peers.pouchdb())),
      'pouchdb 1000': () => others(() => peers.evaluate(() => window.peers.pouchdb(1_000))),
    },
    { rounds: size.rounds },
  );
  const against = (name: string, peer: Parameters<typeof samples.of>[0]): Row => ({
    figure: `pull of ${size.notes.toLocaleString('en')} notes`,
    unit: 'ms',
    measured: samples.of('pull', 'ms'),
    against: name,
    peer: samples.of(peer, 'ms'),
  });
  return [
    against('fetch + bulkPut, key only', 'bare'),
    against('fetch + bulkPut, same indexes', 'indexed'),
    against('RxDB, as it comes', 'rxdb'),
    against('RxDB, in pages of 2,000', 'rxdb 2000'),
    against('PouchDB, as it comes', 'pouchdb'),
    against('PouchDB, in batches of 1,000', 'pouchdb 1000'),
  ];
}

/**
 * A hub with these notes, as warm as one in use. It wasn't it that took them in: what that left in its memory would be
 * cleared meanwhile.
 */
async function startFilledHub(defer: Defer, notes: number): Promise<{ address: Hub; changes: Change[] }> {
  const database = await startBenchDatabase(defer);
  const workspace = await database.makeWorkspace('Bench');
  const { token } = await database.join(workspace, 'Sam', 'rep');
  const member = { workspaceId: workspace.id, token };
  await pushNotes(asking({ hub: await startHubProcess(defer, database), ...member }), { contacts: 500, notes });
  const address = { hub: await startHubProcess(defer, database), ...member };
  for (let times = 1; times < WARM; times += 1) await pullAll(asking(address));
  return { address, changes: await pullAll(asking(address)) };
}

/** Pulls after which V8 has compiled what a hub does for one. */
const WARM = 4;

/** What extension pages may run: no code made from text, which zod would use. */
const POLICY = "script-src 'self'";

/** The page with our client, on a server that also has the bare rows; gives its port. */
async function serveOwnPage(defer: Defer, rows: string): Promise<number> {
  const folder = folderFor(defer, 'pull');
  await bundle(new URL('./page.ts', import.meta.url), folder, 'page');
  return serveOn(defer, ({ url }, response) => {
    response.setHeader('content-security-policy', POLICY);
    if (url === '/rows') response.setHeader('content-type', 'application/json').end(rows);
    else if (url === '/page.js') response.end(readFileSync(join(folder, 'page.js')));
    else response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/page.js"></script>');
  });
}
