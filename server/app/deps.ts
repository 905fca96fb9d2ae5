import type { Logger } from 'pino';
import type { Identity } from '#server/auth/identity.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { Store } from '#server/db/store.ts';
import type { Limiters } from '#server/limits/limiters.ts';
import type { Ledger } from '#server/privacy/ledger.ts';
import type { Bus } from '#server/sync/bus.ts';
import type { Metrics } from './metrics.ts';

/** All that the hub's routes need from outside; `createApp` hands it to each piece. */
export type AppDeps = {
  readonly store: Store;
  readonly identity: Identity;
  readonly signIn: SignIn;
  readonly bus: Bus;
  /** Where erasures are written down for a restore. */
  readonly ledger: Ledger;
  readonly metrics: Metrics;
  readonly limiters: Limiters;
  /** The host names that the hub answers to; null for any. */
  readonly hosts: ReadonlySet<string> | null;
  /** What /metrics asks for as bearer token; undefined for nothing. */
  readonly metricsToken: string | undefined;
  readonly log: Logger;
  readonly about: { readonly name: string; readonly version: string };
  /** The hub's clock, which orders everything. */
  readonly now: () => Date;
  /** Aborts when the hub shuts down: streams end, loops leave. */
  readonly signal: AbortSignal;
};
