import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { StartError } from '#server/start-error.ts';
import { CONNECTION_DEFAULTS, type Endpoint } from './connection.ts';
import { StoreInUse } from './embedded/lock.ts';
import { hasStore } from './embedded/places.ts';
import { attachEmbedded, startEmbedded } from './embedded/start.ts';

export type EndpointConfig = {
  /** A PostgreSQL (15 or newer) or compatible engine; without it the hub runs one of its own in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
};

/** A database that can be connected to. Closing it stops the embedded server, if it was started for this. */
export type OpenEndpoint = { readonly endpoint: Endpoint; close(): Promise<void> };

/** Finds or starts the configured database. Throws StartError with what to do; StoreInUse while a hub runs on the folder. */
export async function openEndpoint({ databaseUrl, dataDir }: EndpointConfig, log: Logger): Promise<OpenEndpoint> {
  if (databaseUrl !== undefined) return { endpoint: endpointOf(databaseUrl), close: async () => {} };
  const server = await startEmbedded({ dataDir }, log);
  return { endpoint: { connection: server.connection, rolesLogIn: true }, close: server.stop };
}

/** Throws StartError where a command would find nothing: in a folder that was mistyped, say, or belongs to another start. */
export function requireStore({ databaseUrl, dataDir }: EndpointConfig): void {
  if (databaseUrl !== undefined || hasStore(dataDir)) return;
  throw new StartError(
    'store_missing',
    `There is no store in ${resolve(dataDir)}: set TOUCHLINE_DATA to the folder of the hub's, or start the hub there once.`,
  );
}

/**
 * The same for a command, which may also use the embedded server of a hub that is running meanwhile. A store that isn't
 * there is made only where the command is to `make` one.
 */
export async function openEndpointForCommand(
  config: EndpointConfig,
  log: Logger,
  { make = false }: { make?: boolean } = {},
): Promise<OpenEndpoint> {
  if (!make) requireStore(config);
  try {
    return await openEndpoint(config, log);
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error;
    const connection = attachEmbedded(config.dataDir, log);
    return { endpoint: { connection, rolesLogIn: true }, close: async () => {} };
  }
}

/**
 * The database behind a URL: its one login takes on the roles. What the URL says as `options` stays, beside ours: pg would
 * take it in their place, and everything would be done by the login.
 */
export function endpointOf(databaseUrl: string): Endpoint {
  const [address = '', query = ''] = databaseUrl.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  const options = parameters.get('options');
  if (options === null) return { connection: { connectionString: databaseUrl }, rolesLogIn: false };
  parameters.delete('options');
  return {
    connection: { connectionString: `${address}?${parameters}`, options: `${options} ${CONNECTION_DEFAULTS.options}` },
    rolesLogIn: false,
  };
}
