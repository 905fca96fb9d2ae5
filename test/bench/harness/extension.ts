import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContext, Frame, Page, Worker } from 'playwright-core';
import type { Connection } from '#lib/browser/connection.ts';
import type { Defer } from './bench.ts';
import { folderFor } from './place.ts';

declare const chrome: typeof import('wxt/browser').browser;

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * In a process of its own, for WXT writes to the terminal and sets the environment. Not as a module: Vite's worker for
 * terser takes over the process's options and needs `require`.
 */
const BUILD = "import('wxt').then(({ build }) => build(JSON.parse(process.argv[1])));";
/** The same, in which functions keep their names: for profiles. */
const BUILD_READABLE = BUILD.replace(
  'build(JSON.parse(process.argv[1]))',
  "build({ ...JSON.parse(process.argv[1]), hooks: { 'vite:build:extendConfig': (_, vite) => { vite.build = { ...vite.build, minify: false }; } } })",
);

type Build = { root: string; mode?: string; outDir: string };

/** Builds the WXT project in a folder; gives where the extension stands. */
export async function buildExtension(config: Build, { readable = false } = {}): Promise<string> {
  const script = readable ? BUILD_READABLE : BUILD;
  await promisify(execFile)(process.execPath, ['--eval', script, JSON.stringify(config)], { cwd: ROOT });
  return join(config.outDir, config.mode ? `chrome-mv3-${config.mode}` : 'chrome-mv3');
}

/** Builds the extension's demo variant (it may read pages on loopback) into a folder of the bench's own. */
export const buildTouchline = (defer: Defer, options: { readable?: boolean } = {}): Promise<string> =>
  buildExtension({ root: ROOT, mode: 'demo', outDir: folderFor(defer, 'extension') }, options);

/** Writes an extension of the bench's own: manifest (version 3) and files by name. */
export function writeExtension(folder: string, manifest: object, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  const whole = { manifest_version: 3, name: 'Bench', version: '1', ...manifest };
  for (const [name, text] of Object.entries({ ...files, 'manifest.json': JSON.stringify(whole) }))
    writeFileSync(join(folder, name), text);
  return folder;
}

/** Connects the browser's Touchline as this member; gives its worker, once pages on loopback are read. */
export async function connectTouchline(context: BrowserContext, connection: Connection): Promise<Worker> {
  const worker = await findWorker(context);
  await worker.evaluate((connection) => chrome.storage.local.set({ connection }), connection);
  await until(() => worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0));
  return worker;
}

/** Touchline's worker among those of all extensions: the one with keys. */
async function findWorker(context: BrowserContext): Promise<Worker> {
  let found: Worker | undefined;
  await until(async () => {
    for (const worker of context.serviceWorkers())
      if (await worker.evaluate(() => chrome.runtime.getManifest().commands !== undefined)) found = worker;
    return found !== undefined;
  });
  if (found === undefined) throw new Error('Touchline has no worker');
  return found;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await done()); tries += 1) {
    if (tries === 500) throw new Error('the extension was not ready within ten seconds');
    await sleep(20);
  }
}

/** The frame of ours (closed root, hence no locator) that shows this page of the extension, once the tab has it. */
export async function frameOf(page: Page, file: 'launcher.html' | 'sidebar.html'): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame.url().endsWith(`/${file}`));
  await until(async () => find() !== undefined);
  const frame = find();
  if (frame === undefined) throw new Error(`no frame shows ${file}`);
  return frame;
}

/** As if a page of this site, in the tab in front, had been left with the panel open: the next one there begins with it. */
export async function leavePanelOpen(worker: Worker, url: string): Promise<void> {
  const { protocol, hostname } = new URL(url);
  const place = { site: hostname, origin: `${protocol}//${hostname}/*` };
  await worker.evaluate(async ({ site, origin }) => {
    const tabs = await chrome.tabs.query({});
    const tabId = Math.max(...tabs.map(({ id }) => id ?? 0));
    const facts = { site, recipe: null, record: null, people: [], phones: [] };
    const nothing = { chosen: null, noneOfThem: false, known: null, call: null, pointing: null };
    const about = { tabId, origin, document: 0, sequence: 0, facts, ...nothing, panelOpen: true, focusBar: 0 };
    await chrome.storage.session.set({ [`tab:${tabId}`]: about });
  }, place);
}

/** Presses the key that opens or closes the panel, once the page's person is known; when, in ms since 1970. */
export async function pressPanelKey(page: Page, worker: Worker): Promise<number> {
  await frameOf(page, 'launcher.html');
  return worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url: `${url}*` });
    // The event of a listener can be dispatched from the extension's own worker; the types leave that out.
    const event: object = chrome.commands.onCommand;
    const at = performance.timeOrigin + performance.now();
    if ('dispatch' in event && typeof event.dispatch === 'function') event.dispatch('open-panel', tab);
    return at;
  }, page.url());
}
