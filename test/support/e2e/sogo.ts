import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { dovecot, messageOf, type SogoMail } from './sogo-mailbox.ts';
import { serveSogo } from './sogo-proxy.ts';
import { freePort } from './world.ts';

const SOGOD = '/usr/sbin/sogod';
const [POSTGRES = ''] = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
const PASSWORD = 'demo1234';
const TRIES = 150;

/** Are Debian's packages there, and the right to start servers under their own users? */
export const hasSogo = (): boolean =>
  process.getuid?.() === 0 &&
  [SOGOD, '/usr/sbin/dovecot', '/usr/bin/memcached', join(POSTGRES, 'initdb')].every((file) => existsSync(file));

/** A real SOGo 5 with one mailbox, its servers in a folder and on ports of their own. */
export class Sogo implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sogo-'));
  readonly #servers: ChildProcess[] = [];
  #proxy: Server | null = null;
  url = '';

  static async open(mails: readonly SogoMail[]): Promise<Sogo> {
    const sogo = new Sogo();
    chmodSync(sogo.#folder, 0o711);
    try {
      const [database, cache, imap] = await Promise.all([sogo.#database(), sogo.#cache(), sogo.#mailbox(mails)]);
      await sogo.#web({ database, cache, imap });
    } catch (error) {
      await sogo[Symbol.asyncDispose]();
      throw error;
    }
    return sogo;
  }

  /** Opens the message of a subject in the pane beside the list. */
  choose = (page: Page, subject: string): Promise<void> =>
    page.getByRole('button', { name: subject, exact: true }).click();

  /** Signs in, and leaves the person in the list of mail. */
  async signIn(page: Page): Promise<void> {
    await page.goto(`${this.url}/SOGo/`);
    await page.locator('input[ng-model="app.creds.username"]').fill('rep');
    await page.locator('input[ng-model="app.creds.password"]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/Mail\/view/);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#proxy?.close();
    this.#proxy?.closeAllConnections();
    for (const server of this.#servers.reverse()) {
      if (server.exitCode === null) await end(server);
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Starts a server and waits until its port answers. */
  async #start(port: number, program: string, args: string[], options: SpawnOptions = {}): Promise<number> {
    const server = spawn(program, args, { stdio: 'ignore', cwd: '/', ...options });
    this.#servers.push(server);
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (await answers(port)) return port;
      if (server.exitCode !== null) throw new Error(`${program} ended with ${server.exitCode}`);
      await setTimeout(100);
    }
    throw new Error(`${program} does not answer`);
  }

  /** A folder in ours that belongs to a user of the system. */
  #own(name: string, user: string): { path: string; as: { uid: number; gid: number } } {
    const path = join(this.#folder, name);
    const as = { uid: idOf('-u', user), gid: idOf('-g', user) };
    mkdirSync(path);
    chownSync(path, as.uid, as.gid);
    return { path, as };
  }

  async #database(): Promise<number> {
    const { path, as } = this.#own('pg', 'postgres');
    const run = (program: string, ...args: string[]) =>
      execFileSync(join(POSTGRES, program), args, { ...as, cwd: '/', stdio: 'ignore' });
    run('initdb', '-D', path, '-A', 'trust', '-U', 'sogo', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8');
    const port = await freePort();
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
    const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    await this.#start(port, join(POSTGRES, 'postgres'), ['-D', path, ...set], as);
    run('psql', '-h', '127.0.0.1', '-p', String(port), '-U', 'sogo', '-d', 'postgres', '-c', USERS);
    return port;
  }

  async #cache(): Promise<number> {
    const port = await freePort();
    return this.#start(port, '/usr/bin/memcached', ['-l', '127.0.0.1', '-p', String(port), '-U', '0', '-u', 'nobody']);
  }

  async #mailbox(mails: readonly SogoMail[]): Promise<number> {
    const port = await freePort();
    const { path, as } = this.#own('mail', 'mail');
    for (const folder of ['rep', 'rep/new', 'rep/cur', 'rep/tmp']) {
      mkdirSync(join(path, folder));
      chownSync(join(path, folder), as.uid, as.gid);
    }
    mails.forEach((mail, at) => {
      const file = join(path, 'rep/new', `${at + 1}.eml`);
      writeFileSync(file, messageOf(mail, at));
      chownSync(file, as.uid, as.gid);
    });
    writeFileSync(join(this.#folder, 'users'), `rep:{PLAIN}${PASSWORD}\n`);
    const config = join(this.#folder, 'dovecot.conf');
    writeFileSync(config, dovecot(this.#folder, port));
    return this.#start(port, '/usr/sbin/dovecot', ['-F', '-c', config]);
  }

  async #web({ database, cache, imap }: Record<'database' | 'cache' | 'imap', number>): Promise<void> {
    const { path, as } = this.#own('home', 'sogo');
    const port = await freePort();
    const table = (name: string) => `postgresql://sogo:x@127.0.0.1:${database}/postgres/${name}`;
    const settings = {
      SOGoProfileURL: table('sogo_user_profile'),
      OCSFolderInfoURL: table('sogo_folder_info'),
      OCSSessionsFolderURL: table('sogo_sessions_folder'),
      SOGoUserSources: `({type = sql; id = users; viewURL = "${table('sogo_users')}"; canAuthenticate = YES; isAddressBook = NO; userPasswordAlgorithm = plain;})`,
      SOGoIMAPServer: `imap://127.0.0.1:${imap}`,
      SOGoMemcachedHost: `127.0.0.1:${cache}`,
      SOGoMailDomain: 'ourco.test',
      SOGoLanguage: 'English',
      WOPort: `127.0.0.1:${port}`,
      WOPidFile: join(path, 'pid'),
      WOLogFile: join(path, 'log'),
      WONoDetach: 'YES',
      WOWorkersCount: '4',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`-${name}`, value]);
    await this.#start(port, SOGOD, args, { ...as, env: { ...process.env, HOME: path } });
    this.#proxy = await serveSogo(port);
    const address = this.#proxy.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }
}

const USERS = `CREATE TABLE sogo_users (c_uid text PRIMARY KEY, c_name text, c_password text, c_cn text, mail text);
INSERT INTO sogo_users VALUES ('rep', 'rep', '${PASSWORD}', 'Rep Smith', 'rep@ourco.test');`;

/** At once: SOGo would give its workers half a minute, and PostgreSQL would wait for those who still ask it. */
async function end(server: ChildProcess): Promise<void> {
  const { pid } = server;
  const workers =
    server.spawnfile === SOGOD ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ') : [];
  server.kill(workers.length > 0 ? 'SIGKILL' : 'SIGINT');
  await once(server, 'exit');
  for (const worker of workers.filter(Boolean)) process.kill(Number(worker), 'SIGKILL');
}

const idOf = (kind: '-u' | '-g', user: string): number =>
  Number(execFileSync('id', [kind, user], { encoding: 'utf8' }));

const answers = (port: number): Promise<boolean> =>
  new Promise((tell) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => tell(true) === undefined && socket.destroy());
    socket.once('error', () => tell(false));
  });
