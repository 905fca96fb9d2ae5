import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { freePort } from './world.ts';

const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const SETUP = '/usr/sbin/rt-setup-database-5';
const TRIES = 150;

/** Is Debian's package there? (apt-get install request-tracker5 rt5-db-sqlite rt5-standalone) */
export const hasRequestTracker = (): boolean => existsSync(SERVER) && existsSync(SETUP);

/** A real Request Tracker 5 with five tickets, over SQLite, in a folder and on a port of its own. */
export class RequestTracker implements AsyncDisposable {
  readonly #folder: string;
  readonly #server: ChildProcess;
  readonly #url: string;
  readonly #tickets: ReadonlyMap<string, string>;

  private constructor(folder: string, server: ChildProcess, url: string, tickets: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#server = server;
    this.#url = url;
    this.#tickets = tickets;
  }

  static async open(): Promise<RequestTracker> {
    const folder = mkdtempSync(join(tmpdir(), 'rt-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = settings(folder, port);
    run(env, SETUP, '--action', 'init', '--skip-create');
    const seeded = run(env, 'perl', resolve('test/support/e2e/request-tracker.pl'));
    const tickets = [...seeded.matchAll(/^ticket (\d+) (.*)$/gm)].map(
      ([, id = '', subject = '']) => [subject, id] as const,
    );
    const server = spawn(SERVER, ['--port', String(port)], { env, stdio: 'ignore' });
    await answers(url);
    return new RequestTracker(folder, server, url, new Map(tickets));
  }

  async signIn(page: Page): Promise<void> {
    await page.goto(this.#url);
    await page.locator('input[name=user]').fill('root');
    await page.locator('input[name=pass]').fill('demo1234');
    await page.locator('input[type=submit]').first().click();
    await page.locator('#app-nav').waitFor({ state: 'attached' });
  }

  /** Opens a page of a ticket by the ticket's subject. */
  async ticket(page: Page, subject: string): Promise<void> {
    await page.goto(`${this.#url}/Ticket/Display.html?id=${this.#tickets.get(subject)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.kill()) await once(this.#server, 'exit');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Settings of its own instead of the machine's, and the environment that names them. */
function settings(folder: string, port: number): NodeJS.ProcessEnv {
  const own = Object.fromEntries(['d', 'mason', 'session'].map((name) => [name, join(folder, name)]));
  for (const each of Object.values(own)) mkdirSync(each);
  const values = {
    rtname: 'ourco',
    Organization: 'ourco.test',
    WebDomain: '127.0.0.1',
    WebPort: String(port),
    DatabaseType: 'SQLite',
    DatabaseName: join(folder, 'rtdb'),
    WebSessionClass: 'Apache::Session::File',
    MasonDataDir: own.mason,
    MasonSessionDir: own.session,
    LogToSyslog: '',
    MailCommand: 'testfile',
  };
  const lines = Object.entries(values).map(([name, value]) => `Set($${name}, '${value}');`);
  const file = join(folder, 'RT_SiteConfig.pm');
  writeFileSync(file, [...lines, '1;', ''].join('\n'));
  return { ...process.env, RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: own.d };
}

function run(env: NodeJS.ProcessEnv, program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const there = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) return;
    await setTimeout(200);
  }
  throw new Error('Request Tracker does not answer.');
}
