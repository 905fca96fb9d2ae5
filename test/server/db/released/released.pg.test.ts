import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { MIGRATION_NAMES, migrate } from '#server/db/migrate.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { openStore } from '#server/db/store.ts';
import { pull } from '#server/sync/pull.ts';
import { run, withDatabase } from '#test/support/hub/global-setup.ts';

type Row = Record<string, unknown>;
type Dump = { columns: string[]; rows: Record<string, Row[]> };

const folder = 'test/server/db/released/';
const released = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Dump] => [file.replace('.json', ''), JSON.parse(readFileSync(folder + file, 'utf8'))]);

const made: string[] = [];
afterAll(async () => {
  for (const name of made) await run(inject('pgServer').url, `drop database if exists ${name} with (force)`);
});

/** A database as a migration left it, without rows. */
async function emptyAt(migration: string) {
  const { url } = inject('pgServer');
  const name = `touchline_test_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create database ${name}`);
  made.push(name);
  const connection = { connectionString: withDatabase(url, name) };
  const endpoint = { connection, rolesLogIn: false };
  await asOwner(endpoint, ({ db }) => migrate(db, migration));
  const admin = new Client(connection);
  await admin.connect();
  return { endpoint, admin };
}

const columnsOf = async (admin: Client): Promise<string[]> => {
  const { rows } = await admin.query(`
    select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type as column
    from information_schema.columns where table_schema = 'app' and table_name not like 'kysely%' order by 1`);
  return rows.map(({ column }) => column);
};

async function fill(admin: Client, { rows }: Dump): Promise<void> {
  await admin.query(`set timezone to 'UTC'; set session_replication_role to replica`);
  for (const [table, all] of Object.entries(rows))
    await admin.query(
      `insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(all)],
    );
  await admin.query('set session_replication_role to origin');
}

/** Those rows as they stand now, each with the columns that it had then. */
async function stillThere(admin: Client, table: string, then: Row[]): Promise<Row[]> {
  const { rows } = await admin.query(`select to_jsonb(each) as row from ${table} as each`);
  const columns = Object.keys(then[0] ?? {});
  return rows.map(({ row }) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

describe.each(released)('a store that %s left', (migration, then) => {
  it('had the shape that the migrations up to there still make', async () => {
    const { admin } = await emptyAt(migration);
    expect(await columnsOf(admin)).toEqual(then.columns);
    await admin.end();
  });

  it('comes to the newest shape with every row as it was, and replicates', async () => {
    const { endpoint, admin } = await emptyAt(migration);
    await fill(admin, then);
    const store = await openStore(endpoint, pino({ level: 'silent' }));
    for (const [table, rows] of Object.entries(then.rows))
      expect(sorted(await stillThere(admin, table, rows)), table).toEqual(sorted(rows));
    const [member] = then.rows['app.members'] ?? [];
    const reader = { workspaceId: String(member?.workspace_id), memberId: String(member?.id) };
    const answer = await pull(store.db, reader, { cursor: undefined, limit: 5_000 });
    expect(typeof answer === 'string' ? answer : answer.changes.map(({ table }) => table)).toContain('members');
    await store.close();
    await admin.end();
  });
});

it('stands here for the newest migration too', () => {
  expect(released.map(([migration]) => migration)).toContain(MIGRATION_NAMES.at(-1));
});

it('a database of a newer release is left as it is, and says so', async () => {
  const { endpoint, admin } = await emptyAt(MIGRATION_NAMES.at(-1) ?? '');
  try {
    await admin.query(`insert into app.kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')`);
    const held = await columnsOf(admin);
    await expect(openStore(endpoint, pino({ level: 'silent' }))).rejects.toMatchObject({
      code: 'store_too_new',
      message: expect.stringContaining('(9999-later): run that release'),
    });
    expect(await columnsOf(admin)).toEqual(held);
  } finally {
    await admin.end();
  }
});
