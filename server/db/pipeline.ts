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
import type { PoolClient } from 'pg';
import { codeOf } from './roles.ts';
import type { Tx } from './schema.ts';
import { type Asked, type Planned, Volley } from './volley.ts';

type Pooled = { options: object; connect(): Promise<PoolClient>; end(): Promise<void> };

/** Statements that PostgreSQL plans once for each connection: their names, by their text. */
const prepared = new Map(['begin', 'commit'].map((text) => [text, `touchline_${text}`]));

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
 * Lets these go out with what is asked next, in one write: nobody waits for them by themselves. Where one fails
 * everything behind it fails with its fault, the commit too, and nothing of the transaction stays. Only for statements
 * (`statement`) that are asked already: the commit would overtake others.
 */
export function unawaited(asked: readonly Promise<unknown>[]): void {
  void Promise.allSettled(asked);
}

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
 * Kysely over a pool whose statements leave together. What is asked in the same turn goes out in one write, and `begin`
 * doesn't wait for its answer, so a transaction costs as many round trips as its work waits for; the commit goes out with
 * what is asked last, if nobody waits for that (`unawaited`). After an error the rest of what was sent fails too, and
 * what is sent later (25P02) until the rollback, so nothing slips through.
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

/** The client, with what is asked before the next turn of the event loop, or while answers are awaited, held together. */
function gathering(client: PoolClient): PostgresPoolClient {
  const planned: Planned = new Map();
  let waiting: Asked[] = [];
  let underWay = false;
  const send = () => {
    if (underWay || waiting.length === 0) return;
    underWay = true;
    client.query(new Volley(waiting, { planned, client, onEnd }));
    waiting = [];
  };
  const onEnd = () => {
    underWay = false;
    send();
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query(cursor: PostgresCursor<unknown>): never;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('A cursor cannot be read in a pipeline');
    return new Promise((resolve, reject) => {
      waiting.push({ text, values, name: prepared.get(text) ?? '', resolve, reject });
      // A tick that is asked for in a microtask comes after all other microtasks.
      if (waiting.length === 1) queueMicrotask(() => process.nextTick(send));
    });
  }
  return { query, release: (destroy) => client.release(destroy) };
}
