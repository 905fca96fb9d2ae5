import { onStoreChanged, tellStoreChanged } from '#lib/browser/changes.ts';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import type { Me } from '#lib/protocol/join.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { openRemote } from '#lib/store/remote.ts';
import { type HubClient, hubClient } from '#lib/sync/hub-client.ts';
import { type LookUps, lookUps } from '#lib/sync/look-up.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import { databaseOf } from './database.ts';

/** What an open page of the extension works with. */
export type Session = {
  me: Me;
  hub: string;
  port: StorePort;
  lookUps: LookUps;
  /** Exchange with the hub as soon as possible. */
  syncNow: () => void;
};

/** How often a frame without a database asks the background to sync, while it is in view. */
const REMOTE_LOOK_MS = 15_000;

const tellBackground = () => void sendFromFrame('sync.now', {});

export const hubOf = ({ hub, workspace, token }: Connection): HubClient =>
  hubClient({ hub, workspaceId: workspace.id, token });

/** The store through the background, for a frame to which the browser denies IndexedDB. */
function throughBackground(signal: AbortSignal): { port: StorePort; syncNow: () => void } {
  const port = openRemote({
    async call(call, say) {
      const answer = await sendFromFrame(call, say);
      if (!answer.ok) throw new Error(`The background did not answer: ${answer.code}`);
      return answer.back;
    },
    onChange: onStoreChanged,
  });
  const timer = setInterval(() => document.visibilityState === 'visible' && tellBackground(), REMOTE_LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  tellBackground();
  return { port, syncNow: tellBackground };
}

/** The store itself, kept together with the hub by this page; the worker is told of each write, lest the page close. */
function overDatabase(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal) {
  signal.addEventListener('abort', () => db.close(), { once: true });
  const sync = startSync({ db, hub, onPulled: () => void tellStoreChanged() }, signal);
  return { port: openDirect(db, tellBackground), syncNow: sync.syncNow };
}

/**
 * Opens what a page works with, and keeps it in step with the hub until the signal aborts. `null` while this browser
 * isn't connected (`storedConnection.watch` tells when it is).
 */
export async function openSession(signal: AbortSignal): Promise<Session | null> {
  const connection = await storedConnection.read();
  if (connection === null) return null;
  const hub = hubOf(connection);
  const db = await databaseOf(connection).catch(() => null);
  const { port, syncNow } = db === null ? throughBackground(signal) : overDatabase(db, hub, signal);
  const { workspace, member } = connection;
  return { me: { workspace, member }, hub: connection.hub, port, lookUps: lookUps(hub, port), syncNow };
}
