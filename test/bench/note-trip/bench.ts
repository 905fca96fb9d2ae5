import type { BrowserContext, Page } from 'playwright-core';
import { UNDO_MS } from '#lib/store/writes/notes.ts';
import type { Bench } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { buildTouchline, connectTouchline, frameOf, pressPanelKey } from '#test/bench/harness/extension.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { awaitPaint, paintedAt } from '#test/bench/harness/paint.ts';
import { addPerson, type Person } from '#test/bench/harness/person.ts';
import { serveOn } from '#test/bench/harness/place.ts';
import { rowsPage } from '#test/bench/harness/rows-page.ts';
import { commitServer } from './commit-server.ts';

const ROUNDS = 9;
const WARM_UP = 1;

export const noteTripBench: Bench = {
  name: 'note-trip',
  title: 'One note, from click to the other profile’s popup',
  what:
    `From the click on an outcome in one Chromium to the note painted in another’s open popup. A note rests ` +
    `${UNDO_MS / 1_000} s on its machine, so that undo costs nothing: the second line is what comes beyond that. ` +
    'Against a POST from a page to a bare server that commits one row on the hub’s own PostgreSQL.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const people: Person[] = [];
    for (let n = 0; n < ROUNDS + WARM_UP; n += 1) people.push(await addPerson(hub, `Person Number ${letter(n)}`));
    const port = await serveOn(defer, ({ url = '/' }, response) => {
      const person = people[Number(url.slice(1))];
      response.setHeader('content-type', 'text/html').end(person === undefined ? '' : rowsPage(person));
    });
    const touchline = await buildTouchline(defer);
    const reps = await openBrowser(defer, [touchline]);
    const marketers = await openBrowser(defer, [touchline]);
    const worker = await connectTouchline(reps, await hub.join('Sam', 'rep'));
    await connectTouchline(marketers, await hub.join('Mia', 'marketer'));
    const popup = await openPopup(marketers);
    const bare = await commitServer(defer, hub.connection);

    let next = 0;
    const trip = async () => {
      const page = await reps.newPage();
      await page.goto(`http://127.0.0.1:${port}/${next}`);
      const text = `They decide in March, says number ${next}.`;
      next += 1;
      await pressPanelKey(page, worker);
      await awaitPaint(popup, { selector: 'p', text });
      const clicked = await logNote(page, text);
      const ms = (await paintedAt(popup)) - clicked;
      await page.close();
      return { ms, beyond: ms - UNDO_MS };
    };
    const post = async () => {
      const ms = await popup.evaluate(postOne, bare);
      return { ms, beyond: ms };
    };
    const samples = await interleave({ trip, post }, { rounds: ROUNDS, warmUp: WARM_UP });
    const beside = { unit: 'ms', against: 'POST and commit', peer: samples.of('post', 'ms') } as const;
    return [
      { figure: 'click to popup', measured: samples.of('trip', 'ms'), ...beside },
      { figure: 'click to popup, beyond the time for undo', measured: samples.of('trip', 'beyond'), ...beside },
    ];
  },
};

const letter = (n: number) => String.fromCharCode(65 + n);

async function openPopup(context: BrowserContext): Promise<Page> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('Touchline has no worker');
  const popup = await context.newPage();
  await popup.goto(new URL('/popup.html', worker.url()).href);
  return popup;
}

/** Types the words, then clicks the outcome as a person does; gives when it was clicked (ms since 1970). */
async function logNote(page: Page, text: string): Promise<number> {
  const frame = await frameOf(page, 'sidebar.html');
  await frame.fill('textarea', text);
  const button = frame.getByRole('button', { name: 'Connected' });
  return button.evaluate((element: HTMLElement) => {
    const at = performance.timeOrigin + performance.now();
    element.click();
    return at;
  });
}

/** Runs in the popup: one row to the bare server; gives ms. */
async function postOne(url: string): Promise<number> {
  const began = performance.now();
  await (await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'They decide in March.' }) })).text();
  return performance.now() - began;
}
