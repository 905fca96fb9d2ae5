import { type RawBuilder, sql } from 'kysely';
import type { Store } from '#server/db/store.ts';

type Owner = Pick<Store, 'owner'>;

/** Every table of schema `app` that holds rows of workspaces. */
export async function tablesOf({ owner }: Owner): Promise<string[]> {
  const { rows } = await owner((tx) =>
    sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'app' and column_name = 'workspace_id' order by 1`.execute(tx),
  );
  return rows.map(({ name }) => name);
}

/** Every row of the workspace as text. */
export const rowsOf = (store: Owner, tables: readonly string[], workspaceId: string): Promise<string> =>
  overRows(store, tables, workspaceId, sql`string_agg(t::text, chr(10))`);

/** A digest of every row of the workspace. */
export const digestOf = (store: Owner, tables: readonly string[], workspaceId: string): Promise<string> =>
  overRows(store, tables, workspaceId, sql`md5(string_agg(t::text, chr(10) order by t::text))`);

async function overRows({ owner }: Owner, tables: readonly string[], workspaceId: string, all: RawBuilder<unknown>) {
  const each = tables.map(
    (table) => sql`
      select ${sql.lit(table)} as name, ${all} as text
      from ${sql.table(`app.${table}`)} t where workspace_id = ${workspaceId}`,
  );
  const { rows } = await owner((tx) =>
    sql<{ name: string; text: string | null }>`${sql.join(each, sql` union all `)} order by 1`.execute(tx),
  );
  return rows.map(({ name, text }) => `${name} ${text ?? ''}`).join('\n');
}

/** Opens every table to the application's role, whatever workspace its transaction names. */
export async function unsealTables({ owner }: Owner, tables: readonly string[]): Promise<void> {
  await owner(async (tx) => {
    for (const table of tables)
      await sql`alter table ${sql.table(`app.${table}`)} disable row level security`.execute(tx);
  });
}
