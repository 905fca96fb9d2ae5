import { liveQuery } from 'dexie';
import { oneAtATime } from '#lib/store/one-at-a-time.ts';
import { nextDue } from '#lib/store/outbox.ts';
import { type SyncParts, syncOnce } from './sync-once.ts';

/**
 * Pushes what is written, by whichever page, as soon as it is due, until the signal aborts. What fails is tried again
 * by others: the page that leads, or the worker's alarm.
 */
export function pushWhenDue(parts: SyncParts, signal: AbortSignal): void {
  const pushDue = oneAtATime(async () => {
    const due = await nextDue(parts.db);
    if (due !== null && due <= Date.now() && !signal.aborted) await syncOnce(parts, signal);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (due: number | null) => {
    clearTimeout(timer);
    if (due !== null) timer = setTimeout(() => void pushDue(), Math.max(due - Date.now(), 0));
  };
  const subscription = liveQuery(async () => nextDue(parts.db)).subscribe({ next: schedule });
  const stop = () => {
    clearTimeout(timer);
    subscription.unsubscribe();
  };
  signal.addEventListener('abort', stop, { once: true });
}
