import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Defer } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { buildTouchline, connectTouchline, frameOf, pressPanelKey } from '#test/bench/harness/extension.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { awaitPaint, firstPaintAt, paintedAt } from '#test/bench/harness/paint.ts';
import { addPerson } from '#test/bench/harness/person.ts';
import { folderFor, serveOn } from '#test/bench/harness/place.ts';
import { rowsPage } from '#test/bench/harness/rows-page.ts';

const ROUNDS = 15;
const EMPTY = '<!doctype html><html lang="en"><title>Empty</title><p>Empty</p></html>';

export const sidebarPaintBench: Bench = {
  name: 'sidebar-paint',
  title: 'Sidebar, first paint',
  what:
    'From the key that opens the panel to the first contentful paint in its frame, which shows the contact; a page ' +
    'of 400 rows, a contact known on this machine. The floor is the same build whose sidebar is one static line, so ' +
    'everything up to the frame is the same.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const rep = await hub.join('Sam', 'rep');
    const person = await addPerson(hub, 'Jane Doe');
    const touchline = await buildTouchline(defer);
    const port = await serveOn(defer, (_, response) =>
      response.setHeader('content-type', 'text/html').end(rowsPage(person)),
    );
    const openIn = async (extension: string, text: string) => {
      const context = await openBrowser(defer, [extension]);
      const worker = await connectTouchline(context, rep);
      return async () => {
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'load' });
        const pressed = await pressPanelKey(page, worker);
        const frame = await frameOf(page, 'sidebar.html');
        await awaitPaint(frame, { selector: 'h1, p', text });
        await paintedAt(frame);
        const first = (await firstPaintAt(frame)) - pressed;
        await page.close();
        return { first };
      };
    };
    const samples = await interleave(
      {
        sidebar: await openIn(touchline, person.name),
        empty: await openIn(withEmptySidebar(defer, touchline), 'Empty'),
      },
      { rounds: ROUNDS, warmUp: 2 },
    );
    const beside = {
      unit: 'ms',
      against: 'an empty frame of the extension',
      peer: samples.of('empty', 'first'),
    } as const;
    return [{ figure: 'first contentful paint', measured: samples.of('sidebar', 'first'), ...beside }];
  },
};

/** A copy of the built extension, mounted the same way in every respect, with nothing in its sidebar. */
function withEmptySidebar(defer: Defer, touchline: string): string {
  const folder = join(folderFor(defer, 'empty-sidebar'), 'touchline');
  cpSync(touchline, folder, { recursive: true });
  writeFileSync(join(folder, 'sidebar.html'), EMPTY);
  return folder;
}
