import { Client } from 'pg';
import { StartError } from '#server/start-error.ts';
import { APP_ROLE, AUTH_ROLE, CONNECTION_DEFAULTS, type Endpoint, OWNER_ROLE } from './connection.ts';

/** duplicate_object, unique_violation, internal "tuple concurrently updated": another hub did the same just now. */
const MADE_BY_ANOTHER = new Set(['42710', '42P06', '23505', 'XX000']);
const INSUFFICIENT_PRIVILEGE = '42501';
const OLDEST_SERVER = 150_000;

/**
 * Makes the three roles and the schemas `app` and `auth` where they are missing. None of them bypasses row-level security: the owner
 * acts across workspaces by a policy of its own (migrations/0001-first.ts), so that no superuser is needed.
 * Throws StartError when the server is too old or the login may not do it.
 */
export async function prepareRoles(endpoint: Endpoint): Promise<void> {
  const client = new Client({ ...CONNECTION_DEFAULTS, ...endpoint.connection });
  await client.connect().catch((error: unknown) => {
    throw new StartError(
      'database_away',
      `Cannot reach the database (${messageOf(error)}): check DATABASE_URL and that the server is up.`,
    );
  });
  try {
    await refuseOldServer(client);
    for (const role of [OWNER_ROLE, APP_ROLE, AUTH_ROLE]) await makeRole(client, role, endpoint.rolesLogIn);
    await makeSchemas(client);
  } catch (error) {
    if (codeOf(error) === INSUFFICIENT_PRIVILEGE)
      throw new StartError('database_rights_missing', missingRights(messageOf(error)));
    throw error;
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  if (Number(rows[0]?.server_version_num) >= OLDEST_SERVER) return;
  throw new StartError(
    'database_too_old',
    'The PostgreSQL behind DATABASE_URL is older than 15: point DATABASE_URL at PostgreSQL 15 or newer.',
  );
}

async function makeRole(client: Client, role: string, logsIn: boolean): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount === 0) {
    await ignoring(MADE_BY_ANOTHER, client.query(`create role ${role} ${logsIn ? 'login' : 'nologin'}`));
  }
  const mayTakeOn = await client.query(`set role ${role}`).then(
    () => true,
    () => false,
  );
  await client.query('reset role');
  if (!mayTakeOn) await ignoring(MADE_BY_ANOTHER, client.query(`grant ${role} to current_user`));
}

async function makeSchemas(client: Client): Promise<void> {
  const of = { app: APP_ROLE, auth: AUTH_ROLE };
  for (const schema of Object.keys(of)) {
    const found = await client.query('select 1 from pg_namespace where nspname = $1', [schema]);
    if (found.rowCount === 0) {
      const make = `create schema if not exists ${schema} authorization ${OWNER_ROLE}`;
      await ignoring(MADE_BY_ANOTHER, client.query(make));
    }
  }
  await client.query(`set role ${OWNER_ROLE}`);
  for (const [schema, role] of Object.entries(of)) await client.query(`grant usage on schema ${schema} to ${role}`);
}

async function ignoring(codes: ReadonlySet<string>, work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!codes.has(codeOf(error) ?? '')) throw error;
  });
}

const missingRights = (reason: string): string =>
  `The login of DATABASE_URL may not prepare the database (${reason}): run once as its administrator ` +
  `"create role ${OWNER_ROLE}; create role ${APP_ROLE}; create role ${AUTH_ROLE}; ` +
  `grant ${OWNER_ROLE}, ${APP_ROLE}, ${AUTH_ROLE} to <login>; create schema app authorization ${OWNER_ROLE}; ` +
  `create schema auth authorization ${OWNER_ROLE}".`;

/** The SQLSTATE of an error of pg; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
