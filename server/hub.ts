import type { Logger } from 'pino';
import { createApp } from './app/create-app.ts';
import { createMetrics } from './app/metrics.ts';
import type { Identity } from './auth/identity.ts';
import { createTokenIdentity } from './auth/token-identity.ts';
import type { Store } from './db/store.ts';
import { listen } from './listen.ts';
import { type BusConfig, openBus } from './sync/open-bus.ts';
import { VERSION } from './version.ts';

export type HubOptions = BusConfig & {
  readonly store: Store;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now?: () => Date;
};

export type Hub = {
  readonly port: number;
  readonly identity: Identity;
  /** Ends streams and answers, then stops listening. The store stays open: who opened it closes it. */
  close(): Promise<void>;
};

/** Starts serving an open store. Throws StartError when it cannot listen. */
export async function startHub({
  store,
  host,
  port,
  publicUrl,
  log,
  databaseUrl,
  natsUrl,
  now = () => new Date(),
}: HubOptions): Promise<Hub> {
  const shutDown = new AbortController();
  const identity = createTokenIdentity(store, { publicUrl, now });
  const bus = openBus({ databaseUrl, natsUrl }, log);
  const app = createApp({
    store,
    identity,
    bus,
    metrics: createMetrics(),
    log,
    about: { name: 'Touchline', version: VERSION },
    now,
    signal: shutDown.signal,
  });
  const listening = await listen(app, { host, port }).catch(async (error: unknown) => {
    await bus.close();
    throw error;
  });
  return {
    port: listening.port,
    identity,
    close: async () => {
      shutDown.abort();
      await listening.close();
      await bus.close();
    },
  };
}
