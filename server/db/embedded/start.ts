import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { adoptOrphan } from './adopt.ts';
import { createData } from './create.ts';
import { lockStore } from './lock.ts';
import { findPlaces, type Places } from './places.ts';
import { stopOrphan, stopPostmaster } from './postmaster.ts';
import { connectionTo, launchUntilReady, type Running, type Settings } from './process.ts';

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
 * killed hub is taken over, or stopped where it is not quite ours. Throws StartError with what to do (folder in use, other major version, no binaries).
 */
export async function startEmbedded(config: EmbeddedConfig, log: Logger): Promise<EmbeddedServer> {
  const places = findPlaces(config.dataDir, log);
  const unlock = await lockStore(places.lock, config.dataDir);
  try {
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

/** The server that is there already, or else a fresh one. */
async function takeOrStart(places: Places, settings: Settings, log: Logger): Promise<Running> {
  const adopted = await adoptOrphan(places, settings);
  if (adopted !== null) {
    log.warn('took over the PostgreSQL that an earlier hub had left running');
    return adopted;
  }
  if (await stopOrphan(places)) log.warn('stopped a PostgreSQL that an earlier hub had left running');
  await createData(places);
  return launchUntilReady(places, settings);
}

/** Gives a function that stops the server for good. */
async function keepRunning(places: Places, settings: Settings, log: Logger): Promise<() => Promise<void>> {
  let stopping = false;
  let server: Running | null = await takeOrStart(places, settings, log);
  let started: Promise<void> = Promise.resolve();
  const watch = (running: Running): void => {
    running.gone.then((why) => {
      server = null;
      if (stopping) return;
      log.error(why, 'the embedded PostgreSQL ended; starting it again');
      started = again();
    });
  };
  const again = async (): Promise<void> => {
    await sleep(RESTART_AFTER_MS);
    if (stopping) return;
    try {
      // One that was taken over is known by its connection alone, which may have broken by itself.
      await stopOrphan(places);
      server = await launchUntilReady(places, settings);
      watch(server);
    } catch (error) {
      log.error({ reason: String(error) }, 'the embedded PostgreSQL does not come back; trying again');
      await again();
    }
  };
  watch(server);
  return async () => {
    stopping = true;
    // One that is just being started answers people before it is known here, and would outlive us.
    await started;
    if (server !== null) await Promise.all([server.gone, stopPostmaster(server.pid, places.data)]);
  };
}
