import { types as defaults, type PoolConfig } from 'pg';

/** How to reach a database. */
export type Endpoint = {
  readonly connection: PoolConfig;
  /** The roles log in by themselves (embedded server); behind a URL its one login takes them on by SET ROLE. */
  readonly rolesLogIn: boolean;
};

/** The owner migrates and looks across workspaces; the application sees the one that its transaction names. */
export const OWNER_ROLE = 'touchline_owner';
export const APP_ROLE = 'touchline_app';
/** Sees schema `auth` alone: people, their sessions on the hub's pages, and what waits for them. */
export const AUTH_ROLE = 'touchline_auth';

const INT8_ARRAY = 1016;

/** `2026-11-21 23:51:00.123456+00` → `2026-11-21T23:51:00.123Z`; relies on the session's time zone being UTC. */
function readMoment(text: string): string {
  const millis = /\.(\d{1,3})/.exec(text)?.[1] ?? '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${millis.padEnd(3, '0')}Z`;
}

const readNumbers = (text: string): number[] => text.slice(1, -1).split(',').filter(Boolean).map(Number);

function parserOf(oid: number): ((text: string) => unknown) | undefined {
  if (oid === defaults.builtins.INT8) return Number;
  if (oid === defaults.builtins.TIMESTAMPTZ) return readMoment;
  if (oid === INT8_ARRAY) return readNumbers;
  return undefined;
}

/**
 * Settings that every connection of ours shares: bigint is read as number (ours stay far below 2^53), timestamptz as
 * ISO 8601 in UTC with milliseconds, all else as pg reads it.
 */
export const CONNECTION_DEFAULTS: PoolConfig = {
  types: { getTypeParser: (oid: number) => parserOf(oid) ?? defaults.getTypeParser(oid, 'text') },
  application_name: 'touchline',
  connectionTimeoutMillis: 10_000,
  options: '-c timezone=UTC',
};

/**
 * The connection of one role: its own login, or the URL's, which takes the role on while it connects. (Kysely's
 * onCreateConnection would do it afterwards, and lose the connection for good when it breaks at that moment.)
 */
export function connectionOf(endpoint: Endpoint, role: string): PoolConfig {
  const base = { ...CONNECTION_DEFAULTS, ...endpoint.connection };
  return endpoint.rolesLogIn ? { ...base, user: role } : { ...base, options: `${base.options ?? ''} -c role=${role}` };
}

/** The connection of schema `auth`: better-auth wants moments as Date. */
export function authConnectionOf(endpoint: Endpoint): PoolConfig {
  const { types: _, ...connection } = connectionOf(endpoint, AUTH_ROLE);
  return connection;
}
