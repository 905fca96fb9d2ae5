import { tellStoreChanged } from '#lib/browser/changes.ts';
import { nextDue } from '#lib/store/outbox.ts';
import { pushWhenDue } from '#lib/sync/push-when-due.ts';
import { syncOnce } from '#lib/sync/sync-once.ts';
import type { WorkerSession } from './worker-session.ts';

/** While it is awake, the worker pushes what is due: the page that wrote it may be gone. */
export function pushWhileAwake(session: WorkerSession | null): void {
  if (session !== null) pushWhenDue(session.parts, session.signal);
}

/**
 * Exchanges with the hub. What is held back for an undo isn't hurried: it goes up when it is due, and brings its pull
 * with it. Frames without a database are told, whatever came of it.
 */
export async function syncNow(session: WorkerSession | null): Promise<null> {
  if (session === null) return null;
  const due = await nextDue(session.parts.db);
  if (due === null || due <= Date.now()) await syncOnce(session.parts, session.signal);
  await tellStoreChanged();
  return null;
}

/** The alarm's look at the hub, for when no page is open: new notes for the badge, and what waits. */
export async function pollHub(session: WorkerSession | null): Promise<void> {
  if (session !== null) await syncOnce(session.parts, session.signal);
}
