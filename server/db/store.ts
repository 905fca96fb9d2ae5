import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { LIMITS, type Limits } from '#server/limits/defaults.ts';
import { requireRole } from './acting-role.ts';
import type { AuthSchema } from './auth-schema.ts';
import { boundedQueue } from './bounded-queue.ts';
import { APP_ROLE, AUTH_ROLE, authConnectionOf, connectionOf, type Endpoint, OWNER_ROLE } from './connection.ts';
import { migrate } from './migrate.ts';
import { PipelinedDialect } from './pipeline.ts';
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
  /** Clears what PostgreSQL still holds of these tables' deleted rows. Throws where the administrator forbids it. */
  vacuum(tables: readonly string[]): Promise<void>;
  /** Resolves while the database answers. */
  ping(): Promise<void>;
  /** Connections open for people, and how many transactions wait for one. */
  load(): { open: number; waiting: number };
  /** Waits for what runs, then closes every connection. */
  close(): Promise<void>;
};

const OWNER_CONNECTIONS = 2;
const AUTH_CONNECTIONS = 5;

/** Prepares roles, migrates, and opens the pools. Throws StartError where the administrator has to do something. */
export async function openStore(endpoint: Endpoint, log: Logger, limits: Limits = LIMITS): Promise<Store> {
  await prepareRoles(endpoint);
  const ownerPool = listened(new Pool({ ...connectionOf(endpoint, OWNER_ROLE), max: OWNER_CONNECTIONS }), log);
  const pool = listened(new Pool({ ...connectionOf(endpoint, APP_ROLE), ...limitsOf(limits) }), log);
  const owner = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  const db = new Kysely<Schema>({ dialect: new PipelinedDialect(boundedQueue(pool, limits.databaseQueue)) });
  const authPool = listened(
    new Pool({ ...authConnectionOf(endpoint), ...limitsOf(limits), max: AUTH_CONNECTIONS }),
    log,
  );
  const auth = new Kysely<AuthSchema>({ dialect: new PostgresDialect({ pool: authPool }) });
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy(), auth.destroy()]);
    // Kysely leaves alone a pool that it was never asked to use; others may have used it.
    await Promise.all([pool, ownerPool, authPool].map((each) => (each.ending ? undefined : each.end())));
  };
  try {
    await requireRole(ownerPool, OWNER_ROLE);
    await requireRole(pool, APP_ROLE);
    await requireRole(authPool, AUTH_ROLE);
    await migrate(owner);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    auth: { db: auth, pool: authPool },
    owner: (work) => withRetry(() => owner.transaction().execute(work)),
    vacuum: async (tables) =>
      void (await sql`vacuum ${sql.join(tables.map((name) => sql.table(name)))}`.execute(owner)),
    ping: async () => void (await db.executeQuery(CompiledQuery.raw('select 1'))),
    load: () => ({ open: pool.totalCount, waiting: pool.waitingCount }),
    close,
  };
}

/** What the connections that serve people are held to; the owner's migrate, back up and erase, and take their time. */
const limitsOf = (limits: Limits): PoolConfig => ({
  max: limits.databaseConnections,
  connectionTimeoutMillis: limits.databaseWaitMs,
  statement_timeout: limits.statementMs,
  lock_timeout: limits.lockMs,
  idle_in_transaction_session_timeout: limits.idleInTransactionMs,
});

/**
 * A connection that breaks (server restarted) is replaced, and the query on it fails by itself; unheard, this event
 * would end the hub. The pool hears idle connections only, so each gets a listener of its own.
 */
function listened(connections: Pool, log: Logger): Pool {
  const lost = (error: Error) => {
    // Those that are being closed may hear of the server's own end first.
    if (!connections.ending) log.warn({ code: codeOf(error) }, 'database connection lost');
  };
  connections.on('connect', (client) => void client.on('error', lost));
  connections.on('error', () => {});
  return connections;
}
