import { writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from '#server/db/open-database.ts';
import type { Tx } from '#server/db/schema.ts';
import { makeSample } from '#server/sample/workspace.ts';

/**
 * Writes what the hub of this checkout leaves in a store, few rows of each kind:
 * `node test/server/db/released/dump.ts <an empty folder> test/server/db/released/<newest migration>.json`
 */
const [dataDir, file] = process.argv.slice(2);
if (dataDir === undefined || file === undefined) throw new Error('Name an empty folder and the file to write.');

/** What is left out, so that the file stays small, and what the sample workspace has none of. */
const TRIM = [
  `delete from app.contacts where id not in (select contact_id from app.notes order by received_at desc, id limit 4)`,
  `delete from app.touches where id not in (
    select id from (select id, row_number() over (partition by contact_id order by occurred_at desc) as nth
      from app.touches) as ranked where nth <= 3)`,
  `delete from app.notes where id not in (select id from app.notes order by received_at desc, id limit 6)`,
  `delete from app.companies where id not in (select company_id from app.contacts where company_id is not null)`,
  `insert into app.clients (workspace_id, id, member_id, last_seq)
    select workspace_id, '0190a000-0000-7000-8000-000000000001', id, 7 from app.members limit 1`,
  `insert into app.refusals (workspace_id, client_id, seq, code, message)
    select workspace_id, id, 7, 'text_too_long', 'Shorten it.' from app.clients`,
];

async function rowsOf(tx: Tx): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'app' and table_type = 'BASE TABLE' and table_name not like 'kysely%' order by 1`.execute(tx);
  const dumped: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(each) as row from ${sql.table(`app.${name}`)} as each`.execute(tx);
    if (rows.length > 0) dumped[`app.${name}`] = rows.map(({ row }) => row);
  }
  return dumped;
}

async function columnsOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`
    select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as column
    from information_schema.columns where table_schema = 'app' and table_name not like 'kysely%' order by 1`.execute(
    tx,
  );
  return rows.map(({ column }) => column);
}

const store = await openDatabase({ dataDir }, pino({ level: 'silent' }));
await makeSample(store, { now: new Date('2026-11-21T12:00:00.000Z') });
const dump = await store.owner(async (tx) => {
  for (const statement of TRIM) await sql.raw(statement).execute(tx);
  return { columns: await columnsOf(tx), rows: await rowsOf(tx) };
});
writeFileSync(file, `${JSON.stringify(dump, null, 1)}\n`);
await store.close();
