// `node test/bench/guest/profile.ts [blank|rows|stream|mail] [closed|open]`: where the time of our scripts goes on a page,
// as DevTools' sampling profiler sees it: self time by function, and what the whole visit costs.
import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { connectTouchline, pressPanelKey } from '#test/bench/harness/extension.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { addPerson } from '#test/bench/harness/person.ts';
import { serveOn } from '#test/bench/harness/place.ts';
import { buildForMail } from './guests.ts';
import { pagesOf } from './pages.ts';
import { MAIL, serveMail } from './peers.ts';
import { visit } from './visit.ts';

const VISITS = 5;
const SHOWN = 30;
/** Time between two samples (µs). */
const EVERY = 100;

const [place = 'rows', panel = 'closed'] = process.argv.slice(2);
const undos: (() => unknown)[] = [];
const defer = (undo: () => unknown) => undos.push(undo);

/** Self times (ms) of our own functions during one visit, by name. */
async function stopProfile(devtools: CDPSession): Promise<Map<string, number>> {
  const { profile } = await devtools.send('Profiler.stop');
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  /** Time in the engine's own work belongs to the function of ours that asked for it. */
  const ownerOf = (id: number | undefined): string | null => {
    const node = id === undefined ? undefined : nodes.get(id);
    if (!node) return null;
    const { url, functionName, lineNumber } = node.callFrame;
    if (url.startsWith('chrome-extension:'))
      return `${functionName || '(anonymous)'} ${url.replace(/.*\//, '')}:${lineNumber + 1}`;
    return url ? null : ownerOf(parents.get(node.id));
  };
  const times = new Map<string, number>();
  profile.samples?.forEach((sample, at) => {
    const owner = ownerOf(sample);
    const name = nodes.get(sample)?.callFrame;
    const label = owner ?? (name?.url ? null : name?.functionName) ?? null;
    if (label) times.set(label, (times.get(label) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1_000);
  });
  return times;
}

async function main(): Promise<void> {
  const hub = await startBenchHub(defer);
  const rep = await hub.join('Sam', 'rep');
  const pages = pagesOf(await addPerson(hub, 'Jane Doe', 'jane.doe@acme.test'));
  const port = await serveOn(defer, ({ url = '' }, response) =>
    response.setHeader('content-type', 'text/html').end(pages[url] ?? ''),
  );
  const context = await openBrowser(defer, [await buildForMail(defer, { readable: true })]);
  const worker = await connectTouchline(context, rep);
  const serve = serveMail(defer);
  const url = place === 'mail' ? MAIL.nothing : `http://127.0.0.1:${port}/${place}`;
  const total = new Map<string, number>();
  for (let round = -1; round < VISITS; round += 1) {
    let devtools: CDPSession | undefined;
    const cost = await visit(
      context,
      {
        url,
        async prepare(page: Page) {
          await serve(page);
          devtools = await context.newCDPSession(page);
          await devtools.send('Profiler.enable');
          await devtools.send('Profiler.setSamplingInterval', { interval: EVERY });
          await devtools.send('Profiler.start');
        },
        loaded: async (page) => panel === 'open' && pressPanelKey(page, worker),
        async check() {
          if (!devtools) return;
          const times = await stopProfile(devtools);
          if (round >= 0) for (const [name, ms] of times) total.set(name, (total.get(name) ?? 0) + ms / VISITS);
        },
      },
      { rows: place === 'stream' },
    );
    console.log(cost);
  }
  const ours = [...total].sort(([, one], [, other]) => other - one).slice(0, SHOWN);
  console.log(ours.map(([name, ms]) => `${ms.toFixed(2).padStart(8)} ms  ${name}`).join('\n'));
}

try {
  await main();
} finally {
  for (const undo of undos.reverse()) await undo();
}
