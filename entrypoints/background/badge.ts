import { setBadge } from '#lib/browser/toolbar.ts';
import type { SyncState } from '#lib/store/port.ts';
import type { WorkerSession } from './worker-session.ts';

const COLOUR = { unread: '#1f6b52', alarm: '#b3261e' };

/** Sync has stopped until the person does something. */
const STOPPED: ReadonlySet<SyncState['state']> = new Set(['needs_sign_in', 'too_old', 'hub_too_old']);

/** What the toolbar button says: that sync needs the person, or how many notes are unread. */
export function badgeOf(unread: number, state: SyncState['state'] | null): { text: string; colour: string } {
  if (state !== null && STOPPED.has(state)) return { text: '!', colour: COLOUR.alarm };
  return { text: unread === 0 ? '' : unread > 99 ? '99+' : `${unread}`, colour: COLOUR.unread };
}

/** Keeps the badge right for as long as the worker is awake; when it wakes, it begins with what is so then. */
export function followBadge(session: WorkerSession | null): void {
  let unread = 0;
  let state: SyncState['state'] | null = null;
  const show = () => {
    const { text, colour } = badgeOf(unread, state);
    void setBadge(text, colour);
  };
  show();
  session?.port.watch('unread', {}, showUnread, ignore, session.signal);
  session?.port.watch('syncState', {}, showState, ignore, session.signal);

  function showUnread(count: number) {
    unread = count;
    show();
  }
  function showState(now: SyncState) {
    state = now.state;
    show();
  }
}

/** A badge that can't be computed stays as it is; the pages say what is wrong. */
const ignore = () => {};
