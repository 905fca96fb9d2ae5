import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MIGRATION_NAMES, migrate } from '#server/db/migrate.ts';
import { asOwner, type OwnerSession } from '#server/db/owner-session.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';

const SCRIPT = fileURLToPath(new URL('./migrate-and-die.ts', import.meta.url));

/** What came of a migration killed with its n-th statement under way, and then run again. */
export type Resumed = {
  /** It ended before its n-th statement: there is none. */
  readonly finished: boolean;
  /** Migrations that stood after the kill, and what the database looks like after the second run. */
  readonly stood: readonly string[];
  readonly shape: readonly string[];
};

/** Migrates an empty database, kills the process at its `statement`-th statement, and migrates again. */
export async function killAndResume(statement: number): Promise<Resumed> {
  const database = await emptyDatabase();
  try {
    const child = spawn(process.execPath, [SCRIPT, database.url, String(statement)], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    return await asOwner(database.url, async (session) => {
      const before = await appliedIn(session);
      await migrate(session.db);
      return { finished: code === 0, stood: before, shape: await shapeOf(session) };
    });
  } finally {
    await database.drop();
  }
}

/** The shape of a database that nobody disturbed. */
export async function undisturbed(): Promise<readonly string[]> {
  const database = await emptyDatabase();
  try {
    return await asOwner(database.url, async (session) => {
      await migrate(session.db);
      return shapeOf(session);
    });
  } finally {
    await database.drop();
  }
}

/** All or none: migrations run in one transaction. */
export const ALL_OR_NONE: readonly (readonly string[])[] = [[], MIGRATION_NAMES];

async function appliedIn({ client }: OwnerSession): Promise<string[]> {
  const there = await client.query(`select to_regclass('app.kysely_migration') is not null as there`);
  if (there.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from app.kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** Columns, indexes, keys, policies, rights and functions, a line for each. */
async function shapeOf({ client }: OwnerSession): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select format('%s.%s.%s %s %s', table_schema, table_name, column_name, data_type, column_default) as line
       from information_schema.columns where table_schema in ('app', 'auth')
     union all select indexdef from pg_indexes where schemaname in ('app', 'auth')
     union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
       where connamespace::regnamespace::text in ('app', 'auth')
     union all select format('%s %s %s %s', tablename, policyname, roles, qual) from pg_policies where schemaname = 'app'
     union all select format('%s %s %s', relname, relrowsecurity, relacl) from pg_class
       where relnamespace::regnamespace::text in ('app', 'auth')
     union all select oid::regprocedure::text from pg_proc where pronamespace::regnamespace::text in ('app', 'auth')
     order by 1`,
  );
  return rows.map(({ line }) => line);
}
