import type { Connection } from '#lib/browser/connection.ts';
import type { Disk } from '#lib/browser/disk.ts';
import type { Home } from '#lib/browser/home.ts';
import type { Theme } from '#lib/browser/theme.ts';
import type { ListChange } from '#lib/model/exclusion.ts';
import type { ConnectFailure, ConnectResult, HubFound } from '#lib/session/connect.ts';
import type { DisconnectResult } from '#lib/session/disconnect.ts';

/** A command of the extension: what it does, and its keys; empty when none are set. */
export type Shortcut = { name: string; does: string; keys: string };

/** The team's list of excluded addresses; leads and admins may edit it. */
export type SharedList = { entries: string[]; mayEdit: boolean };

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
  /** Opens the workspace page: recipes, and what became of them. */
  openWorkspace: () => void;
  /** Calls back now and with each change: the person's own list of excluded addresses. */
  watchOwnList: (onList: (entries: string[]) => void, signal: AbortSignal) => void;
  saveOwnList: (entries: string[]) => Promise<unknown>;
  /** The same of the team's list; null while no hub is connected. */
  watchSharedList: (onShared: (shared: SharedList | null) => void, signal: AbortSignal) => void;
  saveSharedList: (change: ListChange) => Promise<unknown>;
  /** Where the panel lives and how it looks, as the person chose. */
  panel: {
    chosen: () => Promise<{ home: Home; theme: Theme }>;
    setHome: (home: Home) => Promise<unknown>;
    setTheme: (theme: Theme) => Promise<unknown>;
  };
  /** What stands on this machine. */
  disk: { read: () => Promise<Disk | null>; askToKeep: () => Promise<boolean> };
  shortcuts: () => Promise<Shortcut[]>;
  changeShortcuts: () => void;
};
