import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import { StartError } from '#server/start-error.ts';
import { accessSettings } from './access.ts';
import { BOOTSTRAP_USER } from './create.ts';
import type { Places } from './places.ts';

/** Settings of postgresql.conf, by name. */
export type Settings = Readonly<Record<string, string>>;

const READY_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 20;
/** What a server says while the backends of a killed predecessor are still on their way out. */
const PREDECESSOR_LINGERS = 'is still in use';

/** How the bootstrap user connects to the server of these places. */
export const connectionTo = (places: Places): PoolConfig => ({
  host: places.socket,
  port: 5432,
  user: BOOTSTRAP_USER,
  database: 'postgres',
});

/** A server of ours at work; `gone` settles once it is not any more, with what is known of why. */
export type Running = { readonly pid: number; readonly gone: Promise<object> };

/** Starts the server and waits until it answers. Throws StartError with its last words when it does not. */
export async function launchUntilReady(places: Places, settings: Settings): Promise<Running> {
  const end = Date.now() + READY_WITHIN_MS;
  let child = launch(places, settings);
  while (Date.now() < end) {
    if (child.pid !== undefined && (await connects(places))) return { pid: child.pid, gone: endOf(child) };
    if (hasEnded(child)) {
      if (!lastWords(places).includes(PREDECESSOR_LINGERS)) {
        throw new StartError('store_not_started', notStarted('did not start', places));
      }
      child = launch(places, settings);
    }
    await sleep(LOOK_EVERY_MS);
  }
  child.kill('SIGQUIT');
  throw new StartError('store_not_started', notStarted('was not ready within 20 s', places));
}

/** `true` once the process is gone, or was never there. */
const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function endOf(child: ChildProcess): Promise<object> {
  if (!hasEnded(child)) await new Promise((resolve) => child.once('exit', resolve));
  return { code: child.exitCode, signal: child.signalCode };
}

/** What follows the program's name on the server's command line. */
export function serverArgs(places: Places, settings: Settings): string[] {
  const flags = Object.entries({ ...settings, ...accessSettings(places), unix_socket_directories: places.socket });
  return ['-D', places.data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** In a session of its own, so that Ctrl+C in the terminal reaches the hub alone, which then stops it in order. */
function launch(places: Places, settings: Settings): ChildProcess {
  const log = openSync(places.log, 'w', 0o600);
  const child = spawn(places.binaries.postgres, serverArgs(places, settings), {
    ...places.account,
    cwd: places.data,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  // A program that cannot even be spawned has no pid, which `hasEnded` reads; unheard, the event would end the hub.
  child.on('error', () => {});
  closeSync(log);
  return child;
}

async function connects(places: Places): Promise<boolean> {
  const client = new Client(connectionTo(places));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

const notStarted = (what: string, places: Places): string =>
  `The embedded PostgreSQL ${what}: mend what it says (${places.log} has it all), or restore a backup into another ` +
  `folder. It said: ${lastWords(places)}`;

const lastWords = (places: Places): string =>
  readFileSync(places.log, 'utf8').trim().split('\n').slice(-3).join(' ') || `${places.binaries.postgres} said nothing`;
