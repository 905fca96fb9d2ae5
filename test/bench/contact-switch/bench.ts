import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { PRACTICE_PEOPLE } from '#practice/people.ts';
import { servePractice } from '#practice/serve.ts';
import type { Bench, Defer } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import { buildTouchline, connectTouchline, frameOf, pressPanelKey } from '#test/bench/harness/extension.ts';
import { type BenchHub, startBenchHub } from '#test/bench/harness/hub.ts';
import { interleave } from '#test/bench/harness/interleave.ts';
import { awaitPaint, paintedAt } from '#test/bench/harness/paint.ts';
import { addPerson } from '#test/bench/harness/person.ts';
import { bareExtension } from './bare-extension.ts';

const ROUNDS = 25;
/** Between two switches (ms): a person looks at a contact, and nothing of the one before is still under way. */
const LOOK = 1_500;

/** Shows somebody; gives when (ms since 1970). */
type Show = (page: Page, name: string) => Promise<number>;

export const contactSwitchBench: Bench = {
  name: 'contact-switch',
  title: 'Contact switch',
  what:
    'From a click that changes the record (pushState) on the practice page to the other contact’s name painted in the ' +
    'open sidebar, contacts known on this machine; against one message from page to background to frame, painted.',
  async run(defer) {
    const practice = await servePractice(0);
    defer(() => practice.close());
    const [first, second] = PRACTICE_PEOPLE;
    if (first === undefined || second === undefined) throw new Error('the practice page has too few people');
    const names = [first.name, second.name];
    const hub = await startBenchHub(defer);
    for (const { name, email } of [first, second]) await addPerson(hub, name, email);
    const page = await openSidebar(defer, hub, `${practice.url}contacts/${first.id}`);
    const bare = await (await openBrowser(defer, [bareExtension(defer)])).newPage();
    await bare.goto(practice.url);
    const samples = await interleave(
      { touchline: switching(page, names, clickNeighbour), bare: switching(bare, names, say) },
      { rounds: ROUNDS, warmUp: 4 },
    );
    const peer = samples.of('bare', 'ms');
    const measured = samples.of('touchline', 'ms');
    return [{ figure: 'contact switch', unit: 'ms', measured, against: 'page → background → frame', peer }];
  },
};

async function openSidebar(defer: Defer, hub: BenchHub, url: string): Promise<Page> {
  const rep = await hub.join('Sam', 'rep');
  const context = await openBrowser(defer, [await buildTouchline(defer)]);
  const worker = await connectTouchline(context, rep);
  const page = await context.newPage();
  await page.goto(url);
  await pressPanelKey(page, worker);
  return page;
}

/** Shows the second name, the first, and so on; each time until it is painted. */
function switching(page: Page, names: readonly string[], show: Show) {
  let shown = 0;
  return async () => {
    await sleep(LOOK);
    shown += 1;
    const text = names[shown % names.length] ?? '';
    const frame = await frameOf(page, 'sidebar.html');
    await awaitPaint(frame, { selector: 'h1', text });
    const began = await show(page, text);
    return { ms: (await paintedAt(frame)) - began };
  };
}

/** The first record links to the second, and the second first of all to the first. */
const clickNeighbour: Show = (page) =>
  page.evaluate(() => {
    const began = performance.timeOrigin + performance.now();
    document.querySelector<HTMLElement>('.actions a[href^="/contacts/"]')?.click();
    return began;
  });

const say: Show = (page, name) =>
  page.evaluate((name) => {
    const began = performance.timeOrigin + performance.now();
    document.dispatchEvent(new CustomEvent('say', { detail: name }));
    return began;
  }, name);
