import type { TabAbout } from '#lib/messages/calls.ts';
import type { Id } from '#lib/model/id.ts';
import type { PeopleDeps } from '#lib/people/deps.ts';

/** The tab in which the panel lives. */
export type TabDeps = {
  /** Calls back now and whenever the page is about somebody else, until the signal aborts; null: nothing is known. */
  watch(onAbout: (about: TabAbout | null) => void, signal: AbortSignal): void;
  /** Remembers for this record who of several people it is; null for none of them. */
  choose(email: string | null): void;
  /** The call's clock was used or dismissed. */
  callDone(): void;
  close(): void;
};

/** The store and the hub of the connected workspace. */
export type HubDeps = PeopleDeps & {
  /** My own member id. */
  me: Id;
  syncNow(): void;
};
