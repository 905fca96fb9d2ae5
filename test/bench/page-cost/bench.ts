import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { buildTouchline, connectTouchline, pressPanelKey } from '#test/bench/harness/extension.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
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
    'to 1.5 s after load, beyond the same page without any extension; a record of a known person with 400 rows below.',
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
    const unit = 'ms' as const;
    const total = { against: 'the page alone', peer: samples.of('nothing', 'task') };
    const shown = { closed: 'panel closed', open: 'panel open' } as const;
    return (['closed', 'open'] as const).flatMap((variant) => [
      { figure: `the page, ${shown[variant]}`, unit, measured: samples.of(variant, 'task'), ...total },
      ...(['task', 'script'] as const).flatMap((figure) => {
        const measured = samples.added(variant, 'nothing', figure);
        const beside = (peer: 'empty' | 'inPage') => samples.added(peer, 'nothing', figure);
        const what = `${figure} time added, ${shown[variant]}`;
        return [
          { figure: what, unit, measured, against: 'an empty content script', peer: beside('empty') },
          { figure: what, unit, measured, against: 'the same interface in the page', peer: beside('inPage') },
        ];
      }),
    ]);
  },
};
