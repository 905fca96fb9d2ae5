import type { Logger } from 'pino';
import type { Limits } from '#server/limits/defaults.ts';
import { StoreInUse } from './embedded/lock.ts';
import { attachEmbedded, startEmbedded } from './embedded/start.ts';
import { openStore, type Store } from './store.ts';

export type DatabaseConfig = {
  /** A PostgreSQL (15 or newer) or compatible engine; without it the hub runs one of its own in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly limits?: Limits;
};

/** Opens the configured database. Closing it stops the embedded server too. Throws StartError with what to do. */
export async function openDatabase(config: DatabaseConfig, log: Logger): Promise<Store> {
  if (config.databaseUrl !== undefined) {
    return openStore({ connection: { connectionString: config.databaseUrl }, rolesLogIn: false }, log, config.limits);
  }
  const server = await startEmbedded({ dataDir: config.dataDir }, log);
  try {
    const store = await openStore({ connection: server.connection, rolesLogIn: true }, log, config.limits);
    return {
      ...store,
      close: async () => {
        await store.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The same for a command, which may also use the embedded server of a hub that is running meanwhile. */
export async function openDatabaseForCommand(config: DatabaseConfig, log: Logger): Promise<Store> {
  try {
    return await openDatabase(config, log);
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    return openStore({ connection: attachEmbedded(config.dataDir, log), rolesLogIn: true }, log, config.limits);
  }
}
