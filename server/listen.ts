import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { HubEnv } from './app/env.ts';
import type { Limits } from './limits/defaults.ts';
import { refuseInOrder } from './limits/in-order.ts';
import { cutSlowReaders, serverOptions } from './limits/patience.ts';
import { StartError } from './start-error.ts';

export type Listening = {
  readonly port: number;
  /** Takes no new connection, lets running answers end for a while, then cuts what is left. */
  close(): Promise<void>;
};

const PATIENCE_MS = 5_000;

type Place = { host: string; port: number; limits: Limits };

/** Listens on `host` and `port` (0 for any free one). Throws StartError where that cannot be. */
export async function listen(app: Hono<HubEnv>, { host, port, limits }: Place): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: serverOptions(limits) }) as Server;
  cutSlowReaders(server, limits);
  refuseInOrder(server);
  const unused = watchUnused(server);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw whyNot(error, host, port);
  }
  return { port: (server.address() as AddressInfo).port, close: () => close(server, unused) };
}

/** Connections over which nothing has come yet. Browsers open some ahead of need; Node counts them among the busy. */
function watchUnused(server: Server): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.on('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return unused;
}

async function close(server: Server, unused: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  for (const socket of unused) socket.destroy();
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearTimeout(cut);
}

function whyNot(error: unknown, host: string, port: number): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    const inUse = `Port ${port} on ${host} is in use: stop what listens there, or set TOUCHLINE_PORT to another port.`;
    return new StartError('address_in_use', inUse);
  }
  return new StartError(
    'address_refused',
    code === 'EACCES'
      ? `Port ${port} needs rights that this account lacks: set TOUCHLINE_PORT to one above 1023.`
      : `Cannot listen on ${host}, port ${port} (${code}): set TOUCHLINE_HOST to an address of this machine.`,
  );
}
