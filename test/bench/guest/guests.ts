import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Connection } from '#lib/browser/connection.ts';
import type { Defer } from '#test/bench/harness/bench.ts';
import { openBrowser } from '#test/bench/harness/browser.ts';
import {
  buildTouchline,
  connectTouchline,
  leavePanelOpen,
  pressPanelKey,
  writeExtension,
} from '#test/bench/harness/extension.ts';
import type { Variant } from '#test/bench/harness/interleave.ts';
import { folderFor } from '#test/bench/harness/place.ts';
import { emptyWxtExtension } from './empty-wxt.ts';
import { watchOwnProcess } from './own-process.ts';
import { inboxSdkExtension, MAIL, seeHypothesis, seeInboxSdk } from './peers.ts';
import { type Cost, type Visit, visit } from './visit.ts';

/** `own` is the CPU of the extension's own frames, on a thread that is not the page's (ms). */
export type Figure = keyof Cost | 'own';
export type Place = 'blank' | 'rows' | 'stream' | 'mail';
/** How Touchline is met: `unknown` is closed, with nobody known on the page and so without a launcher. */
export type Panel = 'unknown' | 'closed' | 'open' | 'opened';
export type Peer = 'inboxSdk' | 'hypothesis' | 'hypothesisHere';
export type Guest = 'nothing' | 'empty' | 'emptyWxt' | Panel | Peer;
/** One guest, or none, on one page. */
export type Visited = `${Place} ${Guest}`;
export type Variants = Record<string, Variant<Figure>>;

type Serve = (page: Page) => Promise<unknown>;

/** The floors and the peers, in a browser of their own: each on a host or below a path of its own. */
export async function others(defer: Defer, port: number, serve: Serve): Promise<Variants> {
  const matches = ['http://empty.localhost/*', `${MAIL.empty}*`];
  const empty = writeExtension(
    join(folderFor(defer, 'empty'), 'empty'),
    { content_scripts: [{ matches, js: ['empty.js'], run_at: 'document_idle' }] },
    { 'empty.js': '' },
  );
  const emptyWxt = await emptyWxtExtension(defer, ['http://emptyWxt.localhost/*', `${MAIL.emptyWxt}*`]);
  const context = await openBrowser(defer, [empty, emptyWxt, inboxSdkExtension(defer)]);
  const go = (url: string, check?: Visit['check']) => async () => ({
    ...(await visit(context, { url, prepare: serve, ...(check && { check }) }, { rows: url.endsWith('/stream') })),
    own: 0,
  });
  const plain = (guest: 'nothing' | 'empty' | 'emptyWxt', place: Place) =>
    go(`http://${guest}.localhost:${port}/${place}`);
  return {
    'blank nothing': plain('nothing', 'blank'),
    'blank empty': plain('empty', 'blank'),
    'blank emptyWxt': plain('emptyWxt', 'blank'),
    'rows nothing': plain('nothing', 'rows'),
    'rows empty': plain('empty', 'rows'),
    'rows emptyWxt': plain('emptyWxt', 'rows'),
    'stream nothing': plain('nothing', 'stream'),
    'mail nothing': go(MAIL.nothing),
    'mail empty': go(MAIL.empty),
    'mail emptyWxt': go(MAIL.emptyWxt),
    'mail inboxSdk': go(MAIL.inboxSdk, seeInboxSdk),
    'mail hypothesis': go(MAIL.hypothesis, seeHypothesis),
    'mail hypothesisHere': go(MAIL.hypothesisHere, seeHypothesis),
  } satisfies Partial<Record<Visited, Variant<Figure>>>;
}

/** Touchline on all pages, its panel closed and open; on the blank page, and beside a stranger, there is no launcher. */
export async function touchline(defer: Defer, port: number, serve: Serve, member: Connection): Promise<Variants> {
  const context = await openBrowser(defer, [await buildForMail(defer)]);
  const worker = await connectTouchline(context, member);
  const ownTime = await watchOwnProcess(context, worker);
  const go = (url: string, panel: Panel, frames: readonly string[]) => async () => {
    const prepare = async (page: Page) => {
      await serve(page);
      if (panel === 'open') await leavePanelOpen(worker, url);
    };
    const loaded = async (page: Page) => panel === 'opened' && pressPanelKey(page, worker);
    await ownTime();
    const rows = url.endsWith('/stream');
    const cost = await visit(context, { url, prepare, loaded, check: (page) => seeFrames(page, frames) }, { rows });
    return { ...cost, own: await ownTime() };
  };
  const variants: Variants = {
    ['blank unknown' satisfies Visited]: go(`http://127.0.0.1:${port}/blank`, 'unknown', []),
    ['rows unknown' satisfies Visited]: go(`http://127.0.0.1:${port}/rows/unknown`, 'unknown', []),
    ['mail unknown' satisfies Visited]: go(MAIL.unknown, 'unknown', []),
  };
  for (const place of ['rows', 'stream', 'mail'] as const) {
    const url = place === 'mail' ? MAIL.nothing : `http://127.0.0.1:${port}/${place}`;
    variants[`${place} closed` satisfies Visited] = go(url, 'closed', ['launcher.html']);
    variants[`${place} open` satisfies Visited] = go(url, 'open', ['sidebar.html']);
    variants[`${place} opened` satisfies Visited] = go(url, 'opened', ['launcher.html', 'sidebar.html']);
  }
  return variants;
}

/** The demo build, which may read Gmail too, as after a click on "Switch on". */
export async function buildForMail(defer: Defer, options: { readable?: boolean } = {}): Promise<string> {
  const folder = await buildTouchline(defer, options);
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push('https://mail.google.com/*');
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

/** Throws unless just these frames of ours stand in the page, and the open panel shows the page's person. */
async function seeFrames(page: Page, wanted: readonly string[]): Promise<void> {
  const ours = page.frames().filter((frame) => frame.url().startsWith('chrome-extension:'));
  const seen = ours.map((frame) => frame.url().replace(/.*\//, '')).sort();
  if (seen.join() !== wanted.join()) throw new Error(`${page.url()} has "${seen}", not "${wanted}"`);
  const sidebar = ours.find((frame) => frame.url().endsWith('/sidebar.html'));
  await sidebar?.getByRole('heading', { name: 'Jane Doe' }).waitFor({ timeout: 10_000 });
}
