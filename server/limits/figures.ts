import { Gauge } from 'prom-client';
import type { Metrics } from '#server/app/metrics.ts';
import type { Store } from '#server/db/store.ts';
import type { AtOnce } from './at-once.ts';

/** Adds to /metrics how busy the hub is; each figure is read when somebody looks. */
export function showLoad({ registry }: Metrics, hub: AtOnce, store: Pick<Store, 'load'>): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('touchline_requests_in_flight', 'Requests being answered', () => hub.size);
  gauge('touchline_database_connections', 'Open connections of the pool that serves people', () => store.load().open);
  gauge('touchline_database_waiting', 'Transactions that wait for a connection', () => store.load().waiting);
}
