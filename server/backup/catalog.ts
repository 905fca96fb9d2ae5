import type { Client } from 'pg';

/** Ours (ARCHITECTURE.md, decision 7); one that isn't there is no error. */
export const SCHEMAS: readonly string[] = ['app', 'auth', 'jobs'];
/** The migrator's own tables: a restore makes them by migrating. */
const LEDGERS = ['kysely_migration', 'kysely_migration_lock'];

/** A table as COPY needs it: names as SQL writes them, and what its rows are ordered by. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly order: readonly string[] };

/** Position of a sequence: what `setval` takes. */
export type Position = { readonly lastValue: number; readonly isCalled: boolean };

/**
 * Every table of ours with its stored columns, by name. Rows are ordered by the primary key, or by all columns where there
 * is none; texts by their bytes, which every database orders alike.
 */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table & { key: string[] | null }>(
    `select format('%I.%I', n.nspname, c.relname) as name, all_columns.names as columns,
       coalesce(key.names, all_columns.sorted) as "order"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     cross join lateral (
       select array_agg(quote_ident(attname) order by attnum) as names,
         array_agg(quote_ident(attname) || '::text collate "C"' order by attnum) as sorted
       from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
     ) all_columns
     left join lateral (
       select array_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end
         order by k.position) as names
       from pg_index i cross join lateral unnest(i.indkey) with ordinality k(attnum, position)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
       where i.indrelid = c.oid and i.indisprimary
     ) key on true
     where n.nspname = any($1) and c.relname <> all($2) and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`,
    [SCHEMAS, LEDGERS],
  );
  return rows;
}

/** Every sequence of ours with its position. These are not part of a snapshot: they may be ahead of the rows, never behind. */
export async function readSequences(client: Client): Promise<Record<string, Position>> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = any($1) order by 1`,
    [SCHEMAS],
  );
  const positions: Record<string, Position> = {};
  for (const { name } of rows) {
    const found = await client.query<Position>(
      `select last_value as "lastValue", is_called as "isCalled" from ${name}`,
    );
    const [position] = found.rows;
    if (position !== undefined) positions[name] = position;
  }
  return positions;
}

/** Names of the migrations that made this database, in their order; none in one that nobody migrated yet. */
export async function readMigrations(client: Client): Promise<string[]> {
  const found = await client.query(`select to_regclass('app.kysely_migration') is not null as there`);
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from app.kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** `true` while no table of ours holds a row, or there is none. */
export async function isEmpty(client: Client): Promise<boolean> {
  for (const { name } of await readTables(client)) {
    if ((await client.query(`select 1 from ${name} limit 1`)).rowCount !== 0) return false;
  }
  return true;
}

/** Removes every table and function of ours; what hangs on them goes with them. The schemas stay, with their rights. */
export async function dropEverything(client: Client): Promise<void> {
  await client.query(
    `do $$ declare what text; begin
       for what in select format('drop table if exists %I.%I cascade', schemaname, tablename)
         from pg_tables where schemaname in ('${SCHEMAS.join("', '")}') loop execute what; end loop;
       for what in select format('drop routine if exists %s cascade', p.oid::regprocedure)
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('${SCHEMAS.join("', '")}') loop execute what; end loop;
     end $$`,
  );
}
