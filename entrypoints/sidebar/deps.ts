import type { TabAbout } from '#lib/messages/calls.ts';
import type { Id } from '#lib/model/id.ts';
import type { PeopleDeps } from '#lib/people/deps.ts';

/** The tab in which the panel lives. */
export type TabDeps = {
  /** Calls back now and whenever the page is about somebody else, until the signal aborts; null: nothing is known. */
  watch(onAbout: (about: TabAbout | null) => void, signal: AbortSignal): void;
  /** Remembers for this record who it is, by address or number; null: nobody whom the page names. `found`: by a search. */
  choose(key: string | null, found?: boolean): void;
  /** Lets the person point at name, address and number on the page; false where that can't be. */
  point(): Promise<boolean>;
  /** Saves what was pointed at for the workspace, or drops it; false when it could not be saved. */
  endPointing(save: boolean): Promise<boolean>;
  /** The call's clock was used or dismissed. */
  callDone(): void;
  close(): void;
  /** Makes the panel so wide (px); absent where the browser does that, in its own side panel. */
  resize?(width: number): void;
};

/** The store and the hub of the connected workspace. */
export type HubDeps = PeopleDeps & {
  /** My own member id. */
  me: Id;
  syncNow(): void;
  /** Opens the place to sign in again. */
  signIn(): void;
};
