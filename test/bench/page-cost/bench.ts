import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Row } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { buildTouchline, connectTouchline, pressPanelKey } from '#test/bench/harness/extension.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave, type Samples } from '#test/bench/harness/interleave.ts';
import { addPerson, pictureOf } from '#test/bench/harness/person.ts';
import { serveOn } from '#test/bench/harness/place.ts';
import { rowsPage } from '#test/bench/harness/rows-page.ts';
import { emptyExtension, inPageExtension } from './peers.ts';

const ROUNDS = 12;
/** From the page's load to the reading (ms): by then every variant has long been at rest. */
const SETTLE = 1_500;

/** Each on a host of its own, so that one browser carries them all and none meets another's script. */
const HOSTS = { nothing: 'nothing.localhost', empty: 'empty.localhost', inPage: 'in-page.localhost' };

export const pageCostBench: Bench = {
  name: 'page-cost',
  title: 'Main-thread CPU added to a page',
  what:
    'CPU time of the host page’s main thread (DevTools’ TaskDuration and ScriptDuration, thread ticks) from navigation ' +
    'to 1.5 s after load; “added” is what comes beyond the page alone in the same round. The page: a record of a known ' +
    'person with 400 rows below it.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const rep = await hub.join('Sam', 'rep');
    const person = await addPerson(hub, 'Jane Doe');
    const touchline = await buildTouchline(defer);
    const context = await openBrowser(defer, [
      touchline,
      emptyExtension(defer, HOSTS.empty),
      await inPageExtension(defer, { host: HOSTS.inPage, touchline, picture: await pictureOf(hub, rep, person) }),
    ]);
    const worker = await connectTouchline(context, rep);
    const html = rowsPage(person);
    const port = await serveOn(defer, (_, response) => response.setHeader('content-type', 'text/html').end(html));

    const load = async (host: string, panel = false) => {
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      const url = `http://${host}:${port}/`;
      await page.goto(url, { waitUntil: 'load' });
      if (panel) await pressPanelKey(page, worker);
      await sleep(SETTLE);
      const { metrics } = await devtools.send('Performance.getMetrics');
      const ms = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
      const sidebar = page.frames().some((frame) => frame.url().endsWith('/sidebar.html'));
      if (sidebar !== panel) throw new Error(`the panel should ${panel ? '' : 'not '}have been open`);
      await page.close();
      return { task: ms('TaskDuration'), script: ms('ScriptDuration') };
    };
    const samples = await interleave(
      {
        nothing: () => load(HOSTS.nothing),
        empty: () => load(HOSTS.empty),
        closed: () => load('127.0.0.1'),
        open: () => load('127.0.0.1', true),
        inPage: () => load(HOSTS.inPage),
      },
      { rounds: ROUNDS },
    );
    return (['closed', 'open'] as const).flatMap((panel) => rowsOf(samples, panel));
  },
};

type Measured = Samples<'nothing' | 'empty' | 'closed' | 'open' | 'inPage', 'task' | 'script'>;

function rowsOf(samples: Measured, panel: 'closed' | 'open'): Row[] {
  const whole = (against: string, peer: 'nothing' | 'empty'): Row => ({
    figure: `the page’s task time, panel ${panel}`,
    unit: 'ms',
    measured: samples.of(panel, 'task'),
    against,
    peer: samples.of(peer, 'task'),
  });
  const added = (figure: 'task' | 'script'): Row => ({
    figure: `${figure} time added, panel ${panel}`,
    unit: 'ms',
    measured: samples.added(panel, 'nothing', figure),
    against: 'the same interface in the page',
    peer: samples.added('inPage', 'nothing', figure),
  });
  return [
    whole('the page alone', 'nothing'),
    whole('with an empty content script', 'empty'),
    added('task'),
    added('script'),
  ];
}
