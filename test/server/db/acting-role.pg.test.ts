import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointOf } from '#server/db/open-endpoint.ts';
import { openStore } from '#server/db/store.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';

const log = pino({ level: 'silent' });
let database: Awaited<ReturnType<typeof emptyDatabase>>;
let withOptions: string;

beforeAll(async () => {
  database = await emptyDatabase();
  withOptions = `${database.url}&options=-c%20search_path%3Delsewhere%20-c%20timezone%3DAsia/Tokyo`;
});
afterAll(() => database.drop());

describe('a URL with options of its own', () => {
  it('is refused before anything is made, where they would stand in place of the roles', async () => {
    const bare = { connection: { connectionString: withOptions }, rolesLogIn: false };
    await expect(openStore(bare, log)).rejects.toMatchObject({ code: 'database_role_lost' });
  });

  it('keeps them, and the hub still acts by its roles and in UTC', async () => {
    const store = await openStore(endpointOf(withOptions), log);
    try {
      const asked = sql<object>`select current_user::text as role, current_setting('timezone') as zone,
        current_setting('search_path') as path, (select min(tableowner::text) || max(tableowner::text) from pg_tables
          where schemaname in ('app', 'auth')) as owners`;
      const { rows } = await asked.execute(store.db);
      const owners = 'touchline_ownertouchline_owner';
      expect(rows).toEqual([{ role: 'touchline_app', zone: 'UTC', path: 'elsewhere', owners }]);
      expect((await sql<{ role: string }>`select current_user::text as role`.execute(store.auth.db)).rows).toEqual([
        { role: 'touchline_auth' },
      ]);
    } finally {
      await store.close();
    }
  });
});
