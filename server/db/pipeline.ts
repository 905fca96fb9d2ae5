import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type PostgresCursor,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type TransactionSettings,
} from 'kysely';
import type { PoolClient, PoolConfig } from 'pg';
import { codeOf } from './roles.ts';
import type { Tx } from './schema.ts';

/** For the pool below `pipelined`: statements leave without waiting for the answers to those before. */
export const PIPELINE: PoolConfig = { pipeline: true };

type Pooled = { options: object; connect(): Promise<PoolClient>; end(): Promise<void> };

/** Statements that PostgreSQL plans once for each connection, by their text. */
const prepared = new Map<string, string>();

/** The connection below a transaction that may be asked several things at once. */
const connections = new WeakMap<Tx, DatabaseConnection>();

/** Lets this transaction's statements (`statement`) go out one behind the other. Kysely's own wait for each other. */
export async function pipelined(tx: Tx): Promise<void> {
  connections.set(tx, await tx.getExecutor().provideConnection(async (connection) => connection));
}

/**
 * A statement that is run so often that planning it anew each time would cost more than running it. It names its columns:
 * a prepared `select *` breaks when another hub's migration adds one.
 */
export function statement<R>(text: string): (tx: Tx, values: readonly unknown[]) => Promise<R[]> {
  prepared.set(text, `touchline_${prepared.size}`);
  return async (tx, values) => {
    const query = CompiledQuery.raw(text, [...values]);
    const { rows } = await (connections.get(tx)?.executeQuery<R>(query) ?? tx.executeQuery<R>(query));
    return rows;
  };
}

/** in_failed_sql_transaction: an earlier statement failed, and that one says why. */
const FAILED_BEFORE = '25P02';

/**
 * What all of these answer, once none of them is under way any more; else the first fault that is no consequence of
 * another: everything behind it in the pipeline fails with it and says less, whichever of these asked it.
 */
export async function answersOf<T extends readonly unknown[]>(
  asked: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const faults = (await Promise.allSettled(asked)).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (faults.length > 0) throw faults.find((fault) => codeOf(fault) !== FAILED_BEFORE) ?? faults[0];
  return (await Promise.all(asked)) as unknown as T;
}

/**
 * Kysely over a pool whose connections pipeline (`PIPELINE`). What is asked in the same turn goes out in one write, and
 * `begin` doesn't wait for its answer, so a transaction costs as many round trips as its work waits for, and one for the
 * commit. After an error the rest of what was sent fails too (25P02) until the rollback, so nothing slips through.
 */
export class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(pool: Pooled) {
    const config = { pool: inOneWrite(pool) };
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new PipelinedDriver(this.#config);
  }
}

class PipelinedDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    // Where `begin` fails the connection is gone, and what follows says so.
    super.beginTransaction(connection, settings).catch(() => {});
  }
}

function inOneWrite(pool: Pooled): PostgresPool {
  // Kysely knows a connection again by its client.
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? gathering(client);
      known.set(client, wrapped);
      return wrapped;
    },
  };
}

/** The client, with what is asked before the next turn of the event loop held together into one write. */
function gathering(client: PoolClient): PostgresPoolClient {
  const { stream } = client.connection;
  let corked = false;
  const uncork = () => {
    corked = false;
    stream.uncork();
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query(cursor: PostgresCursor<unknown>): never;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('A cursor cannot be read in a pipeline');
    if (!corked) {
      corked = true;
      stream.cork();
      // A tick that is asked for in a microtask comes after all other microtasks.
      queueMicrotask(() => process.nextTick(uncork));
    }
    const name = prepared.get(text);
    return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  }
  return { query, release: (destroy) => client.release(destroy) };
}
