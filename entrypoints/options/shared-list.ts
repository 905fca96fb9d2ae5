import { storedConnection } from '#lib/browser/connection.ts';
import type { ListChange } from '#lib/model/exclusion.ts';
import { openSession, type Session } from '#lib/session/open-session.ts';
import type { SharedList } from './deps.ts';

const MAY_EDIT: ReadonlySet<string> = new Set(['lead', 'admin']);

/** The team's list of excluded addresses, over the session of the connection that there is now. */
export function openSharedList() {
  let session: Session | null = null;
  return {
    /** Calls back now and with each change, of the connection too; null while this browser isn't connected. */
    watch(onShared: (shared: SharedList | null) => void, signal: AbortSignal): void {
      let life = new AbortController();
      const open = async () => {
        life.abort();
        life = new AbortController();
        const now = AbortSignal.any([life.signal, signal]);
        session = await openSession(now);
        if (now.aborted) return;
        if (session === null) onShared(null);
        else follow(session, onShared, now);
      };
      storedConnection.watch(() => void open(), signal);
      void open();
    },
    async save({ add, remove }: ListChange): Promise<void> {
      if (session === null) throw new Error('Not connected');
      await session.port.run('setExcluded', { add: [...add], remove: [...remove] });
      session.syncNow();
    },
  };
}

/** List and role come from the local store: the role is the one that the hub gave last. */
function follow({ port, me }: Session, onShared: (shared: SharedList) => void, signal: AbortSignal): void {
  let { role } = me.member;
  let entries: string[] = [];
  const tell = () => onShared({ entries, mayEdit: MAY_EDIT.has(role) });
  // A store that can't be read leaves the page without this list; the rest of the options works.
  const ignore = () => {};
  port.watch(
    'excluded',
    {},
    (list) => {
      entries = list;
      tell();
    },
    ignore,
    signal,
  );
  port.watch(
    'members',
    {},
    (members) => {
      role = members.find(({ id }) => id === me.member.id)?.role ?? role;
      tell();
    },
    ignore,
    signal,
  );
}
