import { Kysely, PostgresDialect } from 'kysely';
import { Client } from 'pg';
import { connectionOf, type Endpoint, OWNER_ROLE } from './connection.ts';
import { endpointOf } from './open-endpoint.ts';
import { prepareRoles } from './roles.ts';
import type { Schema } from './schema.ts';

/**
 * One connection under the owner's role, for commands that speak to the database in more than queries (COPY, DDL). `db` is
 * Kysely over that same connection: what both do is one session, and one transaction if there is one.
 */
export type OwnerSession = { readonly client: Client; readonly db: Kysely<Schema> };

/** Connects, lets `work` use the session, and ends it. Throws StartError when the database cannot be reached. */
export async function asOwner<T>(endpoint: Endpoint | string, work: (session: OwnerSession) => Promise<T>): Promise<T> {
  const at = typeof endpoint === 'string' ? endpointOf(endpoint) : endpoint;
  await prepareRoles(at);
  const client = new Client(connectionOf(at, OWNER_ROLE));
  // A connection that breaks fails the query on it; unheard, this event would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    if (!at.rolesLogIn) await client.query(`set role ${OWNER_ROLE}`);
    return await work({ client, db: kyselyOver(client) });
  } finally {
    await client.end();
  }
}

function kyselyOver(client: Client): Kysely<Schema> {
  const lent = Object.assign(client, { release: () => {} });
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: { options: {}, connect: async () => lent, end: async () => {} } }),
  });
}
