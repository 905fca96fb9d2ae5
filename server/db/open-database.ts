import type { Logger } from 'pino';
import type { Limits } from '#server/limits/defaults.ts';
import { type EndpointConfig, type OpenEndpoint, openEndpoint, openEndpointForCommand } from './open-endpoint.ts';
import { openStore, type Store } from './store.ts';

export type DatabaseConfig = EndpointConfig & { readonly limits?: Limits };

/** Opens the configured database. Closing it stops the embedded server too. Throws StartError with what to do. */
export const openDatabase = async (config: DatabaseConfig, log: Logger): Promise<Store> =>
  storeOn(await openEndpoint(config, log), config, log);

/** The same for a command, which may also use the embedded server of a hub that is running meanwhile. */
export const openDatabaseForCommand = async (
  config: DatabaseConfig,
  log: Logger,
  how?: { make?: boolean },
): Promise<Store> => storeOn(await openEndpointForCommand(config, log, how), config, log);

async function storeOn({ endpoint, close }: OpenEndpoint, { limits }: DatabaseConfig, log: Logger): Promise<Store> {
  try {
    const store = await openStore(endpoint, log, limits);
    return {
      ...store,
      close: async () => {
        await store.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
