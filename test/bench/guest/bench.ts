import type { Bench, Row } from '#test/bench/harness/bench.ts';
import { startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave, type Samples } from '#test/bench/harness/interleave.ts';
import { addPerson } from '#test/bench/harness/person.ts';
import { serveOn } from '#test/bench/harness/place.ts';
import {
  type Figure,
  type Guest,
  others,
  type Panel,
  type Peer,
  type Place,
  touchline,
  type Visited,
} from './guests.ts';
import { pagesOf } from './pages.ts';
import { serveMail } from './peers.ts';

const ROUNDS = 9;

export const guestBench: Bench = {
  name: 'guest',
  title: 'A guest on four pages',
  what:
    'CPU of the host page’s main thread (thread ticks) from navigation to 1.5 s after load, with the panel closed and ' +
    'open: on a blank page, beside 2,000 rows, and on Gmail’s stored page of a thread, where InboxSDK and Hypothesis, as ' +
    'published, start as well (their interface is seen to be drawn before their cost is read, and their script counts in ' +
    'full), Hypothesis once with its sidebar on its own site, in a process of its own, and once on the page’s; and on a ' +
    'page that inserts 6,000 rows, from the first row to 1.5 s after the last. “Nobody known”: the panel is closed and the ' +
    'hub knows nobody on the page, so that there is no launcher; “closed” has its frame, whose making is the page’s cost; ' +
    '“open” is as the page before left it, without a launcher; “opened here” has both. “Added” is what comes beyond the ' +
    'page alone in the same round; while rows come, that is script (ours, and what it asks of the engine: layout, styles, ' +
    'selectors), for the page’s own 1.6 s of layout vary by more than all that a guest adds. The frames’ own CPU is that ' +
    'of the extension’s process. An empty content script is a file with nothing in it; WXT’s is its defineContentScript ' +
    'around nothing. Goals: script with nobody known at most 2 times an empty content script’s; script added by the open ' +
    'panel at most 0.25 of either peer’s; added while rows come at most 0.02 of the page’s own; no long task and no ' +
    'layout shift.',
  async run(defer) {
    const hub = await startBenchHub(defer);
    const rep = await hub.join('Sam', 'rep');
    const pages = pagesOf(await addPerson(hub, 'Jane Doe', 'jane.doe@acme.test'));
    const port = await serveOn(defer, ({ url = '' }, response) =>
      response.setHeader('content-type', 'text/html').end(pages[url] ?? ''),
    );
    const serve = serveMail(defer);
    const variants = { ...(await others(defer, port, serve)), ...(await touchline(defer, port, serve, rep)) };
    return rowsOf(await interleave(variants, { rounds: ROUNDS }));
  },
};

type Measured = Samples<string, Figure>;

const PAGES: Record<Place, string> = { blank: 'blank', rows: '2,000 rows', stream: '6,000 rows come', mail: 'Gmail' };
const PANELS: Record<Panel, string> = {
  unknown: 'nobody known',
  closed: 'closed',
  open: 'open',
  opened: 'opened here',
};
const PEERS: Record<Peer, string> = {
  inboxSdk: 'InboxSDK',
  hypothesis: 'Hypothesis',
  hypothesisHere: 'Hypothesis on the page’s own site',
};
const FLOORS = {
  nothing: 'the page alone',
  empty: 'an empty content script',
  emptyWxt: 'an empty content script of WXT’s',
} as const;

function rowsOf(samples: Measured): Row[] {
  const on = (place: Place, ...panels: Panel[]): Row[] => panels.flatMap((panel) => onPage(samples, place, panel));
  return [
    ...on('blank', 'unknown'),
    ...on('rows', 'unknown', 'closed', 'open', 'opened'),
    ...on('mail', 'unknown', 'closed', 'open', 'opened'),
    ...besidePeers(samples),
    ...on('stream', 'closed', 'open', 'opened'),
  ];
}

/** The panel on one page, against the page alone and against an empty script. */
function onPage(samples: Measured, place: Place, panel: Panel): Row[] {
  const title = `${PAGES[place]}, ${PANELS[panel]}`;
  const of = (guest: Guest, figure: Figure) => samples.of(`${place} ${guest}` satisfies Visited, figure);
  const row = (figure: string, unit: Row['unit'], name: Figure, peer: keyof typeof FLOORS): Row => ({
    figure: `${title}: ${figure}`,
    unit,
    measured: of(panel, name),
    against: FLOORS[peer],
    peer: of(peer, name),
  });
  const task = of('nothing', 'task');
  const added = (figure: Figure) => samples.added(`${place} ${panel}`, `${place} nothing`, figure);
  const page = { unit: 'ms', against: 'the page’s own task time', peer: task } as const;
  const inserting = { figure: `${title}: script time added`, measured: added('script'), ...page };
  return [
    ...(place === 'stream'
      ? [inserting]
      : (['empty', 'emptyWxt'] as const).map((floor) => row('script', 'ms', 'script', floor))),
    { figure: `${title}: task time added`, measured: added('task'), ...page },
    { figure: `${title}: frames, in their own process`, measured: of(panel, 'own'), ...page },
    row('long tasks', 'tasks', 'longTasks', 'nothing'),
    row('layout shift', 'shift', 'shift', 'nothing'),
  ];
}

/** What is added to Gmail’s page, against what each peer adds to it. */
function besidePeers(samples: Measured): Row[] {
  const added = (guest: Guest, figure: Figure) => samples.added(`mail ${guest}`, 'mail nothing', figure);
  return (['closed', 'open', 'opened'] as const).flatMap((panel) =>
    (['script', 'task'] as const).flatMap((figure) =>
      (['inboxSdk', 'hypothesis', 'hypothesisHere'] as const).map(
        (peer): Row => ({
          figure: `Gmail, ${panel}: ${figure} time added`,
          unit: 'ms',
          measured: added(panel, figure),
          against: PEERS[peer],
          peer: added(peer, figure),
        }),
      ),
    ),
  );
}
