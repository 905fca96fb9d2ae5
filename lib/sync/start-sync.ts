import { writeLink } from '#lib/store/meta.ts';
import { oneAtATime } from '#lib/store/one-at-a-time.ts';
import { live } from './live.ts';
import { withLock } from './lock.ts';
import { pushWhenDue } from './push-when-due.ts';
import { type SyncParts, syncOnce } from './sync-once.ts';

/** What the browser says of the network and of this page (visibilitychange bubbles up to its window). */
function listenTo(page: EventTarget, parts: SyncParts, wake: EventTarget, signal: AbortSignal): void {
  const awake = () => wake.dispatchEvent(new Event('wake'));
  page.addEventListener('online', awake, { signal });
  page.addEventListener('visibilitychange', awake, { signal });
  // No need to wait for a request to fail.
  page.addEventListener('offline', () => void writeLink(parts.db, 'offline'), { signal });
}

/**
 * Keeps this page's store and the hub together until the signal aborts. Any number of pages may run it: each pushes
 * what it writes, and the one that holds the lock holds the live stream for all; when it goes, the next in line leads.
 */
export function startSync(
  parts: SyncParts,
  signal: AbortSignal,
  page: EventTarget = globalThis,
): { syncNow: () => void } {
  const wake = new EventTarget();
  const exchange = oneAtATime(() => syncOnce(parts, signal));
  listenTo(page, parts, wake, signal);
  pushWhenDue(parts, signal);
  void withLock(`${parts.db.name}:live`, signal, undefined, () => live(parts, wake, signal));
  return {
    syncNow() {
      wake.dispatchEvent(new Event('wake'));
      void exchange();
    },
  };
}
