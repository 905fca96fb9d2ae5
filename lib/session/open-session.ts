import { onStoreChanged } from '#lib/browser/changes.ts';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { firstPaint, nextPaint } from '#lib/browser/paint.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import type { Me } from '#lib/protocol/join.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { openRemote } from '#lib/store/remote.ts';
import type { LookUps } from '#lib/sync/look-up.ts';
import { databaseOf } from './database.ts';
import type { HubSide } from './hub-side.ts';

/** What an open page of the extension works with. */
export type Session = {
  me: Me;
  hub: string;
  port: StorePort;
  lookUps: LookUps;
  /** Exchange with the hub as soon as possible. */
  syncNow: () => void;
};

/** After the first paint, what stands here is read and drawn in less (ms), if the machine isn't busy. */
const DRAWN_MS = 150;

/** How often a frame without a database asks the background to sync, while it is in view. */
const REMOTE_LOOK_MS = 15_000;

const tellBackground = () => void sendFromFrame('sync.now', {});

/** The store through the background, for a frame to which the browser denies IndexedDB. */
function throughBackground(signal: AbortSignal): StorePort {
  const timer = setInterval(() => document.visibilityState === 'visible' && tellBackground(), REMOTE_LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  tellBackground();
  return openRemote({
    async call(call, say) {
      const answer = await sendFromFrame(call, say);
      if (!answer.ok) throw new Error(`The background did not answer: ${answer.code}`);
      return answer.back;
    },
    onChange: onStoreChanged,
  });
}

/** The store itself; the worker is told of each write, lest the page close. */
function overDatabase(db: TouchlineDatabase, signal: AbortSignal): StorePort {
  signal.addEventListener('abort', () => db.close(), { once: true });
  return openDirect(db, tellBackground);
}

/**
 * Opens what a page works with. The local store is there at once; the way to the hub is code of its own that loads
 * when what is known here has been painted, soon or with the first question to the hub, and from then on keeps page and hub
 * in step until the signal aborts. `null` while this browser isn't connected (`storedConnection.watch` tells when it is).
 */
export async function openSession(signal: AbortSignal): Promise<Session | null> {
  const connection = await storedConnection.read();
  if (connection === null) return null;
  const db = await databaseOf(connection).catch(() => null);
  const port = db === null ? throughBackground(signal) : overDatabase(db, signal);
  const hubSide = onceLoaded({ connection, db, port }, signal);
  void firstPaint().then(() => setTimeout(() => signal.aborted || hubSide(), DRAWN_MS));
  const { workspace, member } = connection;
  return {
    me: { workspace, member },
    hub: connection.hub,
    port,
    lookUps: lookUpsOf(hubSide),
    syncNow: () => void hubSide().then(({ syncNow }) => (syncNow ?? tellBackground)()),
  };
}

type Parts = { connection: Connection; db: TouchlineDatabase | null; port: StorePort };

/** The way to the hub, opened when it is first asked for, after what made somebody ask has been painted. */
function onceLoaded(parts: Parts, signal: AbortSignal): () => Promise<HubSide> {
  let opened: Promise<HubSide> | undefined;
  return () => {
    opened ??= nextPaint()
      .then(() => import('./hub-side.ts'))
      .then(({ openHubSide }) => openHubSide(parts, signal));
    return opened;
  };
}

const lookUpsOf = (hubSide: () => Promise<HubSide>): LookUps => ({
  lookupContact: async (...asked) => (await hubSide()).lookUps.lookupContact(...asked),
  fetchPicture: async (...asked) => (await hubSide()).lookUps.fetchPicture(...asked),
  fetchTouches: async (...asked) => (await hubSide()).lookUps.fetchTouches(...asked),
  fetchOlder: async (...asked) => (await hubSide()).lookUps.fetchOlder(...asked),
  searchContacts: async (...asked) => (await hubSide()).lookUps.searchContacts(...asked),
});
