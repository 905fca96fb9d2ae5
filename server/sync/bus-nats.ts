import { setTimeout as sleep } from 'node:timers/promises';
import { type ConnectionOptions, connect, type NatsConnection } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { OpenWay, Way } from './bus-between-hubs.ts';

const SUBJECT = 'touchline.pokes';

/** The pause (ms) before connecting again; a random part up to as much comes on top, so that hubs don't come all at once. */
const PAUSE_MS = 500;
const PATIENCE_MS = 5_000;
const PING_MS = 10_000;

/**
 * How to reach NATS by its URL, several servers of one cluster separated by commas: `nats://host`,
 * `nats://token@host`, `nats://user:password@host`; `tls://` insists on TLS.
 */
export function natsOptions(url: string): ConnectionOptions {
  const servers = url.split(',').map((part) => new URL(part.trim()));
  const [first] = servers;
  const [user, pass] = [decodeURIComponent(first?.username ?? ''), decodeURIComponent(first?.password ?? '')];
  return {
    servers: servers.map(({ host }) => host),
    ...(user !== '' && (pass === '' ? { token: user } : { user, pass })),
    ...(first?.protocol === 'tls:' && { tls: {} }),
  };
}

/** The way between hubs over NATS, for many hubs, and for databases that have no NOTIFY. */
export function natsWay(url: string, log: Logger): OpenWay {
  return ({ onText, onOpen }) => {
    const stop = new AbortController();
    let open: NatsConnection | null = null;
    const following = follow().catch(() => {});

    async function follow(): Promise<void> {
      const connection = await connectAtLast(url, stop.signal, log);
      if (connection === null) return;
      stop.signal.addEventListener('abort', () => void connection.close());
      connection.subscribe(SUBJECT, { callback: (_error, message) => onText(message.string()) });
      const opened = () => {
        open = connection;
        onOpen();
      };
      opened();
      for await (const { type } of connection.status()) {
        if (type === 'reconnect') opened();
        if (type !== 'disconnect') continue;
        open = null;
        log.warn('the way to the other hubs is broken; pokes wait');
      }
    }

    return {
      async send(texts) {
        if (open === null) throw new Error('The way to the other hubs is broken');
        for (const text of texts) open.publish(SUBJECT, text);
        await open.flush();
      },
      isOpen: () => open !== null,
      async close() {
        stop.abort();
        await following;
        open = null;
      },
    } satisfies Way;
  };
}

/** Connects, however long the server takes to come; null once the signal aborts. Later the library reconnects by itself. */
async function connectAtLast(url: string, signal: AbortSignal, log: Logger): Promise<NatsConnection | null> {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      return await connect({
        ...natsOptions(url),
        name: 'touchline',
        timeout: PATIENCE_MS,
        maxReconnectAttempts: -1,
        reconnectTimeWait: PAUSE_MS,
        reconnectJitter: PAUSE_MS,
        reconnectJitterTLS: PAUSE_MS,
        pingInterval: PING_MS,
        noEcho: true,
        ignoreAuthErrorAbort: true,
      });
    } catch {
      if (attempt === 1) log.warn('NATS cannot be reached at NATS_URL; pokes wait');
      await sleep(PAUSE_MS * (1 + Math.random()), undefined, { signal, ref: false }).catch(() => {});
    }
  }
  return null;
}
