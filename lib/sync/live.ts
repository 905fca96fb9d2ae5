import { HEARTBEAT_MS, POKE } from '#lib/protocol/live.ts';
import { oneAtATime } from '#lib/store/one-at-a-time.ts';
import { backoff, pause } from './backoff.ts';
import { signsOf } from './event-stream.ts';
import { type SyncParts, syncOnce } from './sync-once.ts';

/** A stream that says nothing for twice its heartbeat is dead. */
const QUIET_MS = 2 * HEARTBEAT_MS;

/** A stream that ends sooner was no good: opening it again at once would go round in circles. */
const GOOD_MS = 5_000;

/** Pulls now and then even without a poke, which is only a hint and may get lost. */
const LOOK_MS = 15_000;

/**
 * Live, in the page that leads, until the signal aborts:
 *  1. Open the event stream; it carries no data.
 *  2. Exchange everything: whatever was committed before the stream stood open.
 *  3. At each poke, and now and then at a sign of life, exchange again. Pokes during an exchange make one more.
 *  4. When the stream ends, breaks or goes quiet: again from 1, at once after a good stream, else after a pause that
 *     grows. `wake` cuts the pause short (the network is back, the person has come back).
 */
export async function live(parts: SyncParts, wake: EventTarget, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const lived = await followStream(parts, signal);
    if (signal.aborted) return;
    failures = lived ? 0 : failures + 1;
    if (!lived) await pause(backoff(failures), signal, onceAwake(wake, signal));
  }
}

/** Steps 1 to 3. Whether it was a good stream: one that stood for a while. */
async function followStream(parts: SyncParts, signal: AbortSignal): Promise<boolean> {
  const stream = await parts.hub.live(signal);
  // Without a stream, too: the exchange finds out, and writes down, how things stand.
  let looked = Date.now();
  const opened = looked;
  const exchange = oneAtATime(() => syncOnce(parts, signal));
  await exchange();
  if (!stream.ok) return false;
  for await (const sign of signsOf(stream.value, QUIET_MS)) {
    const poked = sign !== 'alive' && sign.event === POKE;
    if (!poked && Date.now() - looked < LOOK_MS) continue;
    looked = Date.now();
    void exchange();
  }
  return Date.now() - opened > GOOD_MS;
}

/** Aborts at the next `wake` event. */
function onceAwake(wake: EventTarget, signal: AbortSignal): AbortSignal {
  const awake = new AbortController();
  wake.addEventListener('wake', () => awake.abort(), { once: true, signal });
  return awake.signal;
}
