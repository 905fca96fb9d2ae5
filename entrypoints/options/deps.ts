import type { Connection } from '#lib/browser/connection.ts';
import type { Disk } from '#lib/browser/disk.ts';
import type { Ending } from '#lib/browser/ending.ts';
import type { Home } from '#lib/browser/home.ts';
import type { Kept } from '#lib/browser/kept.ts';
import type { Policy } from '#lib/browser/policy.ts';
import type { Theme } from '#lib/browser/theme.ts';
import type { ListChange } from '#lib/model/exclusion.ts';
import type { Role } from '#lib/model/member.ts';
import type { Session } from '#lib/protocol/identity.ts';
import type { ConnectResult } from '#lib/session/connect.ts';
import type { DisconnectResult } from '#lib/session/disconnect.ts';
import type { ConnectFailure, HubFound } from '#lib/session/look-at-hub.ts';
import type { DeviceCode } from '#lib/session/sign-in-by-code.ts';
import type { SyncState } from '#lib/store/port.ts';

/** A command of the extension: what it does, and its keys; empty when none are set. */
export type Shortcut = { name: string; does: string; keys: string };

/** The team's list of excluded addresses; leads and admins may edit it. */
export type SharedList = { entries: string[]; mayEdit: boolean };

/** The ways to a connection. A signal that aborts stops them; what they come to is stored before they say so. */
export type Connecting = {
  /** Asks the hub at an address, or of a join link, who it is. */
  lookAtHub: (text: string, signal: AbortSignal) => Promise<HubFound | ConnectFailure>;
  /** Spends the code of a join link. */
  join: (found: { hub: string; code: string }, signal: AbortSignal) => Promise<ConnectResult>;
  signInByWindow: (hub: string, signal: AbortSignal) => Promise<ConnectResult>;
  signInByCode: (hub: string, signal: AbortSignal, onCode: (code: DeviceCode) => void) => Promise<ConnectResult>;
  /** Opens a page of the hub in a tab. */
  openPage: (url: string) => void;
};

/** How a connection stands: its sync, and the member's role, which an admin may have changed since they came in. */
export type Standing = { sync?: SyncState['state']; role?: Role | undefined };

/** What there is to say of accounts on this machine beside the one that is connected. */
export type Accounts = {
  disconnect: (how: { evenUnsent: boolean }) => Promise<DisconnectResult>;
  /** Calls back with what changes in how the connection stands, until the signal aborts. */
  watchStanding: (connection: Connection, onStanding: (news: Standing) => void, signal: AbortSignal) => void;
  /** Where the connected member is signed in; null when the hub did not say. */
  sessions: (connection: Connection, signal: AbortSignal) => Promise<Session[] | null>;
  endSession: (connection: Connection, id: string) => Promise<boolean>;
  /** Calls back now and with each change: whose data still stands here without a connection. */
  watchKept: (onKept: (kept: Kept[]) => void, signal: AbortSignal) => void;
  deleteKept: (kept: Kept, how: { evenUnsent: boolean }) => Promise<DisconnectResult>;
  /** Calls back now and with each change: that the hub ended an access here, until somebody has read it. */
  watchEnding: (onEnding: (ending: Ending | null) => void, signal: AbortSignal) => void;
  dismissEnding: () => void;
};

/** What the options page needs of the world around it. */
export type OptionsDeps = Connecting &
  Accounts & {
    /** Calls back now and with each change of the connection; null while there is none. */
    watchConnection: (onConnection: (connection: Connection | null) => void, signal: AbortSignal) => void;
    /** Was the page opened to sign in again? Then it begins by itself. */
    signInAtOnce: boolean;
    /** What the organisation has set. */
    policy: () => Promise<Policy>;
    /** Calls back now and with each change: the match patterns of the sites that are on. */
    watchSites: (onSites: (origins: string[]) => void) => void;
    addSite: (origin: string) => Promise<unknown>;
    removeSite: (origin: string) => Promise<unknown>;
    /** Opens the workspace page at this part. */
    openWorkspace: (part: 'sites' | 'members') => void;
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
