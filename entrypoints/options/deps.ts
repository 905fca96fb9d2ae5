import type { Connection } from '#lib/browser/connection.ts';
import type { ConnectFailure, ConnectResult, HubFound } from '#lib/session/connect.ts';
import type { DisconnectResult } from '#lib/session/disconnect.ts';

/** A command of the extension: what it does, and its keys; empty when none are set. */
export type Shortcut = { name: string; does: string; keys: string };

/** What the options page needs of the world around it. */
export type OptionsDeps = {
  /** Calls back now and with each change of the connection; null while there is none. */
  watchConnection: (onConnection: (connection: Connection | null) => void, signal: AbortSignal) => void;
  lookAtHub: (link: string, signal: AbortSignal) => Promise<HubFound | ConnectFailure>;
  connect: (link: string, signal: AbortSignal) => Promise<ConnectResult>;
  disconnect: (how: { evenUnsent: boolean }) => Promise<DisconnectResult>;
  /** Calls back now and with each change: the match patterns of the sites that are on. */
  watchSites: (onSites: (origins: string[]) => void) => void;
  removeSite: (origin: string) => Promise<unknown>;
  shortcuts: () => Promise<Shortcut[]>;
  changeShortcuts: () => void;
};
