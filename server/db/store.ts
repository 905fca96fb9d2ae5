import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { AuthSchema } from './auth-schema.ts';
import { APP_ROLE, authConnectionOf, connectionOf, type Endpoint, OWNER_ROLE } from './connection.ts';
import { migrate } from './migrate.ts';
import { codeOf, prepareRoles } from './roles.ts';
import type { Db, Schema, Tx } from './schema.ts';
import { withRetry } from './workspace.ts';

/** An open database, migrated. */
export type Store = {
  /** Under the application's role: everything that serves people goes through `inWorkspace(store.db, ...)`. */
  readonly db: Db;
  /** A transaction of the owner, which sees all workspaces: for start-up and commands, never for a request. */
  owner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Schema `auth` under its own role: better-auth's tables, and ours that belong to no workspace. */
  readonly auth: { readonly db: Kysely<AuthSchema>; readonly pool: Pool };
  /** Resolves while the database answers. */
  ping(): Promise<void>;
  /** Waits for what runs, then closes every connection. */
  close(): Promise<void>;
};

const APP_CONNECTIONS = 20;
const OWNER_CONNECTIONS = 2;
const AUTH_CONNECTIONS = 5;

/** Prepares roles, migrates, and opens the pools. Throws StartError where the administrator has to do something. */
export async function openStore(endpoint: Endpoint, log: Logger): Promise<Store> {
  await prepareRoles(endpoint);
  const owner = pool(endpoint, OWNER_ROLE, OWNER_CONNECTIONS, log);
  const db = pool(endpoint, APP_ROLE, APP_CONNECTIONS, log);
  const authPool = listened(new Pool({ ...authConnectionOf(endpoint), max: AUTH_CONNECTIONS }), log);
  const auth = new Kysely<AuthSchema>({ dialect: new PostgresDialect({ pool: authPool }) });
  const close = async () => void (await Promise.all([db.destroy(), owner.destroy(), auth.destroy()]));
  try {
    await migrate(owner);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    auth: { db: auth, pool: authPool },
    owner: (work) => withRetry(() => owner.transaction().execute(work)),
    ping: async () => void (await db.executeQuery(CompiledQuery.raw('select 1'))),
    close,
  };
}

function pool(endpoint: Endpoint, role: string, max: number, log: Logger): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: listened(new Pool({ ...connectionOf(endpoint, role), max }), log),
      onCreateConnection: async (connection) => {
        if (!endpoint.rolesLogIn) await connection.executeQuery(CompiledQuery.raw(`set role ${role}`));
      },
    }),
  });
}

/**
 * A connection that breaks (server restarted) is replaced, and the query on it fails by itself; unheard, this event
 * would end the hub. The pool hears idle connections only, so each gets a listener of its own.
 */
function listened(connections: Pool, log: Logger): Pool {
  const lost = (error: Error) => log.warn({ code: codeOf(error) }, 'database connection lost');
  connections.on('connect', (client) => void client.on('error', lost));
  connections.on('error', () => {});
  return connections;
}
