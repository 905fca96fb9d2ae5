import { HEARTBEAT_MS, POKE } from '#lib/protocol/live.ts';
import { oneAtATime } from '#lib/store/one-at-a-time.ts';
import { backoff, pause } from './backoff.ts';
import { signsOf } from './event-stream.ts';
import { type SyncParts, syncOnce } from './sync-once.ts';

/** A stream that says nothing for twice its heartbeat is dead. */
const QUIET_MS = 2 * HEARTBEAT_MS;

/** A stream that ends sooner was no good: opening it again at once would go round in circles. */
const GOOD_MS = 5_000;

/** Looks this often (ms) even without a poke, which is only a hint and may get lost. */
const LOOK_MS = 15_000;

/**
 * Live, in the page that leads, until the signal aborts:
 *  1. Open the event stream. It carries no data, so there is nothing to resume it from (no Last-Event-ID): the cursor of
 *     the pull is what we go on from, and nothing that happened meanwhile is missed.
 *  2. Exchange everything: whatever was committed before the stream stood open.
 *  3. At each poke, and every 15 seconds, exchange again. Pokes during an exchange make one more.
 *  4. When the stream ends, breaks or goes quiet: again from 1, at once after a good stream, else after a pause that
 *     grows, with a random part, and no longer than 15 seconds while the hub answers otherwise (a proxy may let no stream
 *     pass). `wake` cuts the pause short and begins it anew (the network is back, the person has come back); nothing cuts
 *     short what the hub asked for (`patient`).
 */
export async function live(parts: SyncParts, wake: EventTarget, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const { lived, answered } = await followStream(parts, signal);
    if (signal.aborted) return;
    failures = lived ? 0 : failures + 1;
    if (lived) continue;
    const longest = answered ? LOOK_MS : Number.POSITIVE_INFINITY;
    const awake = onceAwake(wake, signal);
    await pause(Math.min(backoff(failures), longest), signal, awake);
    if (awake.aborted) failures = 0;
  }
}

/** Steps 1 to 3. Whether it was a good stream (one that stood for a while), and whether the hub answered last. */
async function followStream(parts: SyncParts, signal: AbortSignal): Promise<{ lived: boolean; answered: boolean }> {
  const stream = await parts.hub.live(signal);
  const opened = performance.now();
  let answered = false;
  const exchange = oneAtATime(async () => {
    // What an exchange throws is the store's fault (full, blocked): whoever writes says so. The next one tries again.
    answered = await syncOnce(parts, signal).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  // Without a stream, too: the exchange finds out, and writes down, how things stand.
  await exchange();
  if (!stream.ok) return { lived: false, answered };
  const looking = setInterval(() => void exchange(), LOOK_MS);
  try {
    for await (const sign of signsOf(stream.value, QUIET_MS)) {
      if (sign !== 'alive' && sign.event === POKE) void exchange();
    }
  } finally {
    clearInterval(looking);
  }
  return { lived: performance.now() - opened > GOOD_MS, answered };
}

/** Aborts at the next `wake` event. */
function onceAwake(wake: EventTarget, signal: AbortSignal): AbortSignal {
  const awake = new AbortController();
  wake.addEventListener('wake', () => awake.abort(), { once: true, signal });
  return awake.signal;
}
