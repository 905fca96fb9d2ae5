import type { Recipe } from '#lib/model/recipe.ts';
import type { Me } from '#lib/protocol/join.ts';
import type { MembersAtHub } from '#lib/session/members.ts';
import type { StorePort } from '#lib/store/port.ts';

/** What the workspace page needs of the world around it. */
export type WorkspaceDeps = {
  port: StorePort;
  me: Me;
  syncNow: () => void;
  /** What is asked of the hub about members. */
  members: MembersAtHub;
  /** Opens the options where they sign in again. */
  openSignIn: () => void;
  /** The recipes that ship. */
  builtIn: readonly Recipe[];
  /** Ids of those that are off at first and switched on here: now, and with each change, until the signal aborts. */
  watchSwitchedOn: (onIds: (ids: string[]) => void, signal: AbortSignal) => void;
  switchOn: (ids: string[]) => void;
};
