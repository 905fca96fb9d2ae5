import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { createData } from './create.ts';
import { lockStore } from './lock.ts';
import { findPlaces, type Places } from './places.ts';
import { stopOrphan, stopPostmaster } from './postmaster.ts';
import { connectionTo, hasEnded, launchUntilReady, type Settings } from './process.ts';

export type EmbeddedConfig = {
  readonly dataDir: string;
  readonly settings?: Settings;
};

export type EmbeddedServer = {
  /** How its bootstrap user connects. */
  readonly connection: PoolConfig;
  stop(): Promise<void>;
};

/** No network; what people write stays out of the server's log (no statements, no details, no parameters). */
const SETTINGS: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const RESTART_AFTER_MS = 200;

/**
 * Starts the hub's own PostgreSQL on `dataDir` and keeps it up: a server that dies is started again, one left over by a
 * killed hub is stopped first. Throws StartError with what to do (folder in use, other major version, no binaries).
 */
export async function startEmbedded(config: EmbeddedConfig, log: Logger): Promise<EmbeddedServer> {
  const places = findPlaces(config.dataDir, log);
  const unlock = await lockStore(places.lock, config.dataDir);
  try {
    if (await stopOrphan(places)) log.warn('stopped a PostgreSQL that an earlier hub had left running');
    await createData(places);
    const stop = await keepRunning(places, { ...SETTINGS, ...config.settings }, log);
    return {
      connection: connectionTo(places),
      stop: async () => {
        await stop();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** How to connect to the server that another process of ours runs on `dataDir`. */
export const attachEmbedded = (dataDir: string, log: Logger): PoolConfig => connectionTo(findPlaces(dataDir, log));

/** Gives a function that stops the server for good. */
async function keepRunning(places: Places, settings: Settings, log: Logger): Promise<() => Promise<void>> {
  let stopping = false;
  let child = await launchUntilReady(places, settings);
  let started: Promise<void> = Promise.resolve();
  const watch = (): void => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      log.error({ code, signal }, 'the embedded PostgreSQL ended; starting it again');
      started = again();
    });
  };
  const again = async (): Promise<void> => {
    await sleep(RESTART_AFTER_MS);
    if (stopping) return;
    try {
      child = await launchUntilReady(places, settings);
      watch();
    } catch (error) {
      log.error({ reason: String(error) }, 'the embedded PostgreSQL does not come back; trying again');
      await again();
    }
  };
  watch();
  return async () => {
    stopping = true;
    // One that is just being started answers people before it is known here, and would outlive us.
    await started;
    if (hasEnded(child) || child.pid === undefined) return;
    await Promise.all([once(child, 'exit'), stopPostmaster(child.pid, places.data)]);
  };
}
