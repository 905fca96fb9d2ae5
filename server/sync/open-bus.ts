import type { Logger } from 'pino';
import { type Bus, createInProcessBus } from './bus.ts';
import { createBusBetweenHubs } from './bus-between-hubs.ts';
import { natsWay } from './bus-nats.ts';
import { notifyWay } from './bus-notify.ts';

/** What decides how pokes travel. */
export type BusConfig = {
  readonly databaseUrl?: string | undefined;
  readonly natsUrl?: string | undefined;
};

/** The bus that fits: NATS where it is configured, else NOTIFY over a shared database; the embedded one serves one hub. */
export function openBus({ databaseUrl, natsUrl }: BusConfig, log: Logger): Bus {
  if (natsUrl !== undefined) return createBusBetweenHubs(natsWay(natsUrl, log));
  if (databaseUrl !== undefined) return createBusBetweenHubs(notifyWay(databaseUrl, log));
  return createInProcessBus();
}
