import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { APP_ROLE, CONNECTION_DEFAULTS } from '#server/db/connection.ts';
import type { Schema } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';

/** `workspace_id = $1`, however the query was built; what compares it with another column is no filter of ours. */
const FILTER = /(?:"?\w+"?\.)?"?workspace_id"? = (\$\d+)/g;

/** The query without its filters by workspace. Parameters stay, so that their numbers do. */
const withoutFilters = (text: string): string =>
  text.replace(FILTER, (_, parameter: string) => `(${parameter}::uuid is not null)`);

/** The store, whose every query for people has lost its filters by workspace; `taken` counts them. */
export function unfiltered(store: Store, databaseUrl: string): Store & { taken: () => number } {
  let taken = 0;
  const pool = new Pool({ ...CONNECTION_DEFAULTS, connectionString: databaseUrl, max: 5 });
  // The database goes before its connections do.
  pool.on('error', () => {});
  pool.on('connect', (client: PoolClient) => {
    client.on('error', () => {});
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const strip = (text: string) => {
      taken += text.match(FILTER)?.length ?? 0;
      return withoutFilters(text);
    };
    Object.assign(client, {
      query: (first: unknown, ...rest: unknown[]) => query(typeof first === 'string' ? strip(first) : first, ...rest),
    });
  });
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) =>
        void (await connection.executeQuery(CompiledQuery.raw(`set role ${APP_ROLE}`))),
    }),
  });
  return { ...store, db, taken: () => taken };
}
