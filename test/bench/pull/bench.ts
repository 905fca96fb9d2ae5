import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '#test/bench/harness/bench.ts';
import { openPlainPage } from '#test/bench/harness/browser.ts';
import { bundle } from '#test/bench/harness/bundle.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { folderFor, serveOn } from '#test/bench/harness/place.ts';
import { pullAll, pushNotes } from './notes.ts';

const NOTES = 10_000;
const ROUNDS = 9;
/** Indexes of the store's own table of notes (lib/store/database.ts). */
const INDEXED = 'id, [callOrder+id], [feedOrder+id], [contactId+callOrder], cachedAt';

export const pullBench: Bench = {
  name: 'pull',
  title: 'Pull of 10,000 notes into Dexie',
  what:
    'The extension’s client and store in Chromium, from the hub, from an empty database to the last row, strict ' +
    'durability; against one fetch of the same rows as JSON from a bare server and one `bulkPut`.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const rep = await hub.join('Sam', 'rep');
    await pushNotes(hub, rep, { contacts: 500, notes: NOTES });
    const rows = JSON.stringify(await pullAll(hub, rep));
    const folder = folderFor(defer, 'pull');
    await bundle(new URL('./page.ts', import.meta.url), folder, 'page');
    const port = await serveOn(defer, ({ url }, response) => {
      if (url === '/rows') response.setHeader('content-type', 'application/json').end(rows);
      else if (url === '/page.js') response.end(readFileSync(join(folder, 'page.js')));
      else response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/page.js"></script>');
    });
    const page = await openPlainPage(defer);
    await page.goto(`http://127.0.0.1:${port}/`);

    const address = { hub: hub.url, workspaceId: hub.workspace.id, token: rep.token };
    const samples = await interleave(
      {
        pull: async () => whole(await page.evaluate((hub) => window.bench.pull(hub), address)),
        bare: async () => whole(await page.evaluate(() => window.bench.bare('/rows', 'id'))),
        indexed: async () => whole(await page.evaluate((schema) => window.bench.bare('/rows', schema), INDEXED)),
      },
      { rounds: ROUNDS },
    );
    const measured = samples.of('pull', 'ms');
    const figure = 'pull of 10,000 notes';
    return [
      { figure, unit: 'ms', measured, against: 'fetch + bulkPut, key only', peer: samples.of('bare', 'ms') },
      { figure, unit: 'ms', measured, against: 'fetch + bulkPut, same indexes', peer: samples.of('indexed', 'ms') },
    ];
  },
};

/** A pull that left notes behind is no measurement. */
function whole({ ms, notes }: { ms: number; notes: number }): { ms: number } {
  if (notes !== NOTES) throw new Error(`${notes} notes arrived, not ${NOTES}`);
  return { ms };
}
