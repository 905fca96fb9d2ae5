import type { ServerResponse } from 'node:http';
import type { Id } from '#lib/model/id.ts';
import { HEARTBEAT_MS, POKE } from '#lib/protocol/live.ts';
import type { Bus, Poke } from './bus.ts';

/** Who listens, and whether they still may (asked with each heartbeat: a token can be revoked at any time). */
type Listener = {
  readonly workspaceId: Id;
  readonly memberId: Id;
  readonly stillAllowed: () => Promise<boolean>;
};

/** The open event streams of this hub process. */
export type Live = {
  /** Turns the response into an event stream until either side ends it. Headers set before are kept. */
  open(listener: Listener, response: ServerResponse): void;
  /** How many streams are open. */
  readonly size: number;
};

type Stream = { readonly listener: Listener; readonly response: ServerResponse; readonly slot: number };

// An event without a data line would never be dispatched (HTML standard, 9.2.6).
const POKE_EVENT = `event: ${POKE}\ndata:\n\n`;
const SIGN_OF_LIFE = ':\n\n';
/** Bytes that may wait for a client that reads too slowly, before it is cut off. It comes back and pulls. */
const WAITING_MAX = 16_384;
/** Streams of one member: a browser holds one. Of more, the oldest end, so that no member takes the hub's for themselves. */
const MEMBER_MAX = 20;
/** The heartbeat goes round in this many steps, so that ten thousand streams never beat at once. */
const SLOTS = 15;

/**
 * Carries the bus's pokes to event streams, until the signal aborts; then every stream ends, so that the server can
 * close. Streams are raw responses (19 kB each, half of what a web stream costs) and share one heartbeat.
 */
export function createLive(bus: Bus, signal: AbortSignal, heartbeatMs = HEARTBEAT_MS): Live {
  const streams = new Map<Id, Set<Stream>>();
  const all = () => [...streams.values()].flatMap((ofWorkspace) => [...ofWorkspace]);

  bus.subscribe(({ workspaceId, memberId }: Poke) => {
    for (const stream of streams.get(workspaceId) ?? []) {
      if (memberId === null || memberId === stream.listener.memberId) send(stream, POKE_EVENT);
    }
  }, signal);
  let [step, opened] = [0, 0];
  const heartbeat = setInterval(() => {
    step = (step + 1) % SLOTS;
    for (const stream of all()) if (stream.slot === step) beat(stream);
  }, heartbeatMs / SLOTS).unref();
  signal.addEventListener('abort', () => {
    clearInterval(heartbeat);
    for (const { response } of all()) response.end();
  });

  return {
    open(listener, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const stream = { listener, response, slot: opened++ % SLOTS };
      response.on('close', () => remove(streams, stream));
      response.on('error', () => response.destroy());
      if (signal.aborted) return void response.end();
      makeRoom(streams, listener);
      add(streams, stream);
      send(stream, SIGN_OF_LIFE);
    },
    get size() {
      return all().length;
    },
  };
}

function send({ response }: Stream, text: string): void {
  if (response.writableLength > WAITING_MAX) response.destroy();
  else response.write(text);
}

/** A sign of life, if the listener may still listen. When that can't be found out, the stream goes on. */
function beat(stream: Stream): void {
  send(stream, SIGN_OF_LIFE);
  stream.listener.stillAllowed().then(
    (allowed) => void (allowed || stream.response.end()),
    () => {},
  );
}

function add(streams: Map<Id, Set<Stream>>, stream: Stream): void {
  const { workspaceId } = stream.listener;
  const known = streams.get(workspaceId);
  if (known) known.add(stream);
  else streams.set(workspaceId, new Set([stream]));
}

/** Ends a member's oldest streams, until there is room for one more. They are forgotten at once: a socket may close late. */
function makeRoom(streams: Map<Id, Set<Stream>>, { workspaceId, memberId }: Listener): void {
  const own = [...(streams.get(workspaceId) ?? [])].filter(({ listener }) => listener.memberId === memberId);
  for (const stream of own.slice(0, Math.max(0, own.length + 1 - MEMBER_MAX))) {
    remove(streams, stream);
    stream.response.destroy();
  }
}

function remove(streams: Map<Id, Set<Stream>>, stream: Stream): void {
  const ofWorkspace = streams.get(stream.listener.workspaceId);
  ofWorkspace?.delete(stream);
  if (ofWorkspace?.size === 0) streams.delete(stream.listener.workspaceId);
}
