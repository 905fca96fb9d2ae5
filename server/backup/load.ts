import type { Client } from 'pg';
import { StartError } from '#server/start-error.ts';
import { readTables, SCHEMAS, type Table } from './catalog.ts';
import { copyIn, copyOut } from './copy.ts';
import type { Tail } from './format.ts';
import { readFile, type Visitor } from './read-file.ts';

type Constraint = { name: string; table: string; definition: string };

/**
 * Fills the empty tables from a backup and proves by the digests that they hold what it held. Within the caller's
 * transaction, as the owner of the tables. Throws StartError when something does not fit.
 */
export async function load(
  client: Client,
  path: string,
  { tables, sequences }: Tail,
  signal?: AbortSignal,
): Promise<void> {
  const ours = new Map((await readTables(client)).map((table) => [table.name, table]));
  const foreign = await dropForeignKeys(client);
  const sealed = await loosenSeal(client);
  const visitor: Visitor = {
    onHead: async () => {},
    onTable: async ({ table, columns, rows }) => {
      // Names from a file go into no statement unless the migrations made a table of just that shape.
      const known = ours.get(table);
      if (known === undefined || known.columns.join() !== columns.join()) throw unfit(table);
      if ((await copyIn(client, known, rows)) !== tables[table]?.rows) throw unfit(table);
    },
  };
  await readFile(path, visitor, signal);
  for (const [name, { lastValue, isCalled }] of Object.entries(sequences)) {
    await client.query('select setval($1::regclass, $2, $3)', [name, lastValue, isCalled]);
  }
  for (const table of sealed) await client.query(`alter table ${table} force row level security`);
  for (const { table, name, definition } of foreign) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  for (const table of ours.values()) await prove(client, table, tables[table.name]?.digest);
}

async function prove(client: Client, table: Table, digest: string | undefined): Promise<void> {
  const found = await copyOut(client, table, async () => {});
  if (found.digest !== digest) throw unfit(table.name);
}

const unfit = (table: string): StartError =>
  new StartError(
    'backup_damaged',
    `The table ${table} did not come out of the backup as it went in; nothing was changed.`,
  );

/** In the order of their names tables come before those they point to; the keys are made again when all are filled. */
async function dropForeignKeys(client: Client): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select quote_ident(conname) as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0
       and connamespace in (select oid from pg_namespace where nspname = any($1))`,
    [SCHEMAS],
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

/** COPY FROM refuses a table whose row-level security binds whoever fills it. */
async function loosenSeal(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relforcerowsecurity
       and relnamespace in (select oid from pg_namespace where nspname = any($1))`,
    [SCHEMAS],
  );
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`);
  return rows.map(({ name }) => name);
}
