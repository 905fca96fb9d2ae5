import { Client } from 'pg';

/** A column as the database's own catalogue describes it. */
export type Column = { table: string; column: string; type: string };

/** Tables of the migrations' own bookkeeping. */
const BOOKKEEPING = /\.kysely_migration/;

/** Every column of every table that the hub keeps, in any schema, as the server's administrator sees them. */
export async function everyColumn(databaseUrl: string): Promise<Column[]> {
  const rows = await asAdministrator<Column>(
    databaseUrl,
    `select columns.table_schema || '.' || columns.table_name as table, column_name as column,
       case when data_type = 'ARRAY' then udt_name else data_type end as type
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and columns.table_schema not in ('pg_catalog', 'information_schema')
     order by 1, ordinal_position`,
  );
  return rows.filter(({ table }) => !BOOKKEEPING.test(table));
}

/** Every row of every table, as text, by table. */
export async function dumpOf(databaseUrl: string): Promise<Map<string, string[]>> {
  const tables = new Set((await everyColumn(databaseUrl)).map(({ table }) => table));
  const dump = new Map<string, string[]>();
  for (const table of tables) {
    const rows = await asAdministrator<{ row: string }>(
      databaseUrl,
      `select t::text as row from ${quoted(table)} as t`,
    );
    dump.set(table, rows.map(({ row }) => row).sort());
  }
  return dump;
}

const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

/** The tables in which any of these texts stands anywhere, whatever its case. */
export function tablesWith(dump: ReadonlyMap<string, readonly string[]>, texts: readonly string[]): string[] {
  const holds = (row: string) => texts.some((text) => row.toLowerCase().includes(text.toLowerCase()));
  return [...dump].filter(([, rows]) => rows.some(holds)).map(([table]) => table);
}

async function asAdministrator<T extends object>(connectionString: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}
