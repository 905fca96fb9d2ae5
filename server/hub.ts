import type { Logger } from 'pino';
import { createApp } from './app/create-app.ts';
import { createMetrics } from './app/metrics.ts';
import type { Identity } from './auth/identity.ts';
import { readSignInSettings, type SignInSettings } from './auth/settings.ts';
import { createSignIn } from './auth/sign-in.ts';
import { createTokenIdentity } from './auth/token-identity.ts';
import type { Store } from './db/store.ts';
import { TRUST_NOBODY, type Trust } from './limits/client-address.ts';
import { LIMITS, type Limits } from './limits/defaults.ts';
import { createLimiters } from './limits/limiters.ts';
import { ourHosts } from './limits/our-hosts.ts';
import { listen } from './listen.ts';
import { NO_LEDGER, openLedger } from './privacy/ledger.ts';
import { runRetentionDaily } from './retention/daily.ts';
import { type BusConfig, openBus } from './sync/open-bus.ts';
import { VERSION } from './version.ts';

export type HubOptions = BusConfig & {
  readonly store: Store;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly log: Logger;
  readonly now?: () => Date;
  /** The file of erasures (server/privacy/ledger.ts); without one a restore of an older backup cannot do them again. */
  readonly ledgerPath?: string;
  readonly limits?: Limits;
  readonly trust?: Trust;
  readonly metricsToken?: string | undefined;
  readonly signIn?: SignInSettings;
};

export type Hub = {
  readonly port: number;
  readonly identity: Identity;
  /** Every route that it answers, in Hono's patterns. */
  readonly routes: readonly { method: string; path: string }[];
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
  ledgerPath,
  now = () => new Date(),
  limits = LIMITS,
  trust = TRUST_NOBODY,
  metricsToken,
  signIn = readSignInSettings({}),
}: HubOptions): Promise<Hub> {
  const shutDown = new AbortController();
  const identity = createTokenIdentity(store, { publicUrl, now });
  const bus = openBus({ databaseUrl, natsUrl }, log);
  const metrics = createMetrics();
  const app = createApp({
    store,
    identity,
    signIn: await createSignIn(store, { publicUrl, settings: signIn, now, log }),
    bus,
    ledger: ledgerPath === undefined ? NO_LEDGER : openLedger(ledgerPath),
    metrics,
    limiters: createLimiters({ limits, trust, metrics, store, log }),
    hosts: ourHosts({ host, publicUrl }),
    metricsToken,
    log,
    about: { name: 'Touchline', version: VERSION },
    now,
    signal: shutDown.signal,
  });
  const listening = await listen(app, { host, port, limits }).catch(async (error: unknown) => {
    await bus.close();
    throw error;
  });
  runRetentionDaily({ store, bus, now, log, signal: shutDown.signal });
  return {
    port: listening.port,
    identity,
    routes: app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path })),
    close: async () => {
      shutDown.abort();
      await listening.close();
      await bus.close();
    },
  };
}
