import { tellStoreChanged } from '#lib/browser/changes.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import { databaseOf } from '#lib/session/database.ts';
import { heardOf, hubOf } from '#lib/session/hub-side.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { type LookUps, lookUps } from '#lib/sync/look-up.ts';
import type { SyncParts } from '#lib/sync/sync-once.ts';

/** What the worker works with while this browser is connected; `signal` aborts when the connection changes. */
export type WorkerSession = { parts: SyncParts; port: StorePort; lookUps: LookUps; signal: AbortSignal };

/**
 * Follows the connection: `onSession` hears of the session at the start and of each that replaces it, null while
 * there is none. The function given back is the session as it is now.
 */
export function followConnection(onSession: (session: WorkerSession | null) => void) {
  let current: Promise<WorkerSession | null> = Promise.resolve(null);
  let replaced = new AbortController();
  const open = () => {
    replaced.abort();
    replaced = new AbortController();
    current = openWorkerSession(replaced.signal);
    void current.then(onSession, () => onSession(null));
  };
  open();
  storedConnection.watch(open, new AbortController().signal);
  return () => current;
}

async function openWorkerSession(signal: AbortSignal): Promise<WorkerSession | null> {
  const connection = await storedConnection.read();
  if (connection === null || signal.aborted) return null;
  const db = await databaseOf(connection);
  signal.addEventListener('abort', () => db.close(), { once: true });
  const changed = () => void tellStoreChanged();
  const hub = hubOf(connection);
  const port = openDirect(db, changed);
  return { parts: { db, hub, onPulled: changed, ...heardOf(connection) }, port, lookUps: lookUps(hub, port), signal };
}
