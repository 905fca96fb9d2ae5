import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for /metrics. Labels are route patterns, states and codes, never ids or addresses. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Makes a registry of its own, so that several hubs may live in one process (tests). */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'touchline_http_request_seconds',
      help: 'Time until the answer stood, by method, route pattern and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    putOff: new Counter({
      name: 'touchline_put_off_total',
      help: 'Requests asked to come again later, by code',
      labelNames: ['code'],
      registers,
    }),
    mutations: new Counter({
      name: 'touchline_mutations_total',
      help: 'Pushed mutations, by what became of them (applied, refused, repeated)',
      labelNames: ['result'],
      registers,
    }),
    pulls: new Counter({ name: 'touchline_pulls_total', help: 'Answered pulls', registers }),
    pulledRows: new Counter({ name: 'touchline_pulled_rows_total', help: 'Rows handed out by pulls', registers }),
    digests: new Counter({ name: 'touchline_digests_total', help: 'Clients that compared what they hold', registers }),
    repairs: new Counter({
      name: 'touchline_repairs_total',
      help: 'Ranges of versions that a client held otherwise than the hub, and fetched again',
      registers,
    }),
    liveConnections: new Gauge({ name: 'touchline_live_connections', help: 'Open live streams', registers }),
    bus: new Gauge({
      name: 'touchline_bus',
      help: '1 for how things stand: this hub is alone, its pokes reach the others (connected), or do not (away)',
      labelNames: ['state'],
      registers,
    }),
    ingestedEvents: new Counter({
      name: 'touchline_ingested_events_total',
      help: 'Events of the touches endpoint, by what became of them (created, duplicate, rejected)',
      labelNames: ['result'],
      registers,
    }),
  };
}
