import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '#server/start-error.ts';

/** Gives the lock back. */
export type Unlock = () => Promise<void>;

const TAKEN = Symbol('taken');
/** Two hubs that both clear a dead hub's lock see within this time which of them came second. */
const SETTLE_MS = 50;

/**
 * Holds the store for one hub: a listening socket at `path`, which the kernel closes however the hub ends, so that a
 * lock of the dead is known from one of the living. Throws StoreInUse while another hub holds it.
 */
export async function lockStore(path: string, store: string): Promise<Unlock> {
  const server = await listen(path);
  if (server !== TAKEN) return unlock(server);
  if (await answers(path)) throw new StoreInUse(store);
  rmSync(path, { force: true });
  const second = await listen(path);
  if (second === TAKEN) throw new StoreInUse(store);
  const ours = statSync(path).ino;
  await sleep(SETTLE_MS);
  if (statSync(path, { throwIfNoEntry: false })?.ino !== ours) throw new StoreInUse(store);
  return unlock(second);
}

/** Another hub, or a command with a server of its own, holds the store. */
export class StoreInUse extends StartError {
  constructor(store: string) {
    const sentence = `Another hub is running on ${store}: stop it, or give this one a folder of its own with TOUCHLINE_DATA.`;
    super('store_in_use', sentence);
  }
}

async function listen(path: string): Promise<Server | typeof TAKEN> {
  const server = createServer((socket) => socket.destroy());
  server.unref().listen(path);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return TAKEN;
    throw error;
  }
}

async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const unlock =
  (server: Server): Unlock =>
  async () => {
    server.close();
    if (server.listening) await once(server, 'close');
  };
