import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { CONNECTION_DEFAULTS } from '#server/db/connection.ts';
import { codeOf } from '#server/db/roles.ts';
import type { OpenWay, Way } from './bus-between-hubs.ts';

const CHANNEL = 'touchline_pokes';

/** What an administrator finds in pg_stat_activity. */
export const BUS_NAME = 'touchline bus';

/** How often (ms) the quiet connection is asked for a sign of life, and how long it may take. A half-open one says nothing. */
const ASK_MS = 10_000;
const PATIENCE_MS = 5_000;

/** The pause (ms) before connecting again: doubling, of which a random half is taken off. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The way between hubs over PostgreSQL's LISTEN and NOTIFY, on one connection of its own: never inside a transaction
 * that writes, since all who notify commit one after another (4,900 → 349 transactions/s). The connection goes to the
 * server itself; a pooler that hands out connections by transaction would lose the LISTEN.
 */
export function notifyWay(connectionString: string, log: Logger): OpenWay {
  return ({ onText, onOpen }) => {
    const stop = new AbortController();
    let open: Client | null = null;
    const following = follow();

    async function follow(): Promise<void> {
      for (let failures = 0; !stop.signal.aborted; failures += 1) {
        const client = new Client({
          ...CONNECTION_DEFAULTS,
          application_name: BUS_NAME,
          connectionString,
          query_timeout: PATIENCE_MS,
          keepAlive: true,
        });
        const lost = broken(client);
        // What another connection says of itself is not news: its pid tells.
        client.on('notification', ({ processId, payload }) => {
          if (processId !== pidOf(client)) onText(payload ?? '');
        });
        try {
          await client.connect();
          await client.query(`listen ${CHANNEL}`);
          open = client;
          failures = 0;
          onOpen();
          await Promise.race([lost, keepAsking(client, stop.signal)]);
        } catch (error) {
          log.warn({ code: codeOf(error) }, 'the way to the other hubs is broken; pokes wait');
        }
        open = null;
        await client.end().catch(() => {});
        await pause(failures, stop.signal);
      }
    }

    return {
      async send(texts) {
        if (open === null) throw new Error('The way to the other hubs is broken');
        await open.query('select pg_notify($1, poke) from unnest($2::text[]) as poke', [CHANNEL, texts]);
      },
      isOpen: () => open !== null,
      async close() {
        stop.abort();
        await following;
      },
    } satisfies Way;
  };
}

/** Rejects when the connection breaks; stays open otherwise. */
function broken(client: Client): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  client.on('error', reject);
  client.on('end', () => reject(new Error('The connection has ended')));
  promise.catch(() => {});
  return promise;
}

/** pg knows it, and its types don't: the process id of the connection's backend. */
const pidOf = (client: Client): number | undefined =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : undefined;

/** Asks now and then until the signal aborts; throws when no answer comes. */
async function keepAsking(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(ASK_MS, undefined, { signal, ref: false }).catch(() => {});
    if (!signal.aborted) await client.query('select 1');
  }
}

async function pause(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
  await sleep(longest * (0.5 + Math.random() / 2), undefined, { signal, ref: false }).catch(() => {});
}
