import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '#test/support/hub/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ask = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await database.store.owner((tx) => query.execute(tx))).rows;

/** What Kysely keeps of migrations says nothing of anybody. */
const ours = sql`relnamespace = 'app'::regnamespace and relname not like 'kysely%'`;
const SEAL = "(workspace_id = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)";

describe('every table of schema app', () => {
  it('is sealed, also against its owner, and begins its key with the workspace', async () => {
    const tables = await ask(sql<{ name: string; sealed: boolean; first: string | null }>`
      select relname as name, relrowsecurity and relforcerowsecurity as sealed,
        (select attname from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
          where indrelid = c.oid and indisprimary) as first
      from pg_class c where ${ours} and relkind in ('r', 'p')`);
    expect(tables.length).toBeGreaterThanOrEqual(20);
    expect(tables.filter(({ sealed, first }) => !sealed || first !== 'workspace_id')).toEqual([]);
  });

  it('has two policies: its own workspace for everybody, all for the owner', async () => {
    const policies = await ask(sql<{ table: string; policies: unknown[] }>`
      select relname as table, (select json_agg(json_build_array(policyname, permissive, roles::text[], cmd, qual, with_check)
        order by policyname) from pg_policies where schemaname = 'app' and tablename = relname) as policies
      from pg_class where ${ours} and relkind in ('r', 'p')`);
    const expected = [
      ['own_workspace', 'PERMISSIVE', ['public'], 'ALL', SEAL, null],
      ['owner_all', 'PERMISSIVE', ['touchline_owner'], 'ALL', 'true', null],
    ];
    for (const { table, policies: found } of policies) expect(found, table).toEqual(expected);
  });

  it('belongs to the owner, and nobody but the application has rights in it', async () => {
    const rights = await ask(sql<{ grantee: string }>`
      select distinct relname || ': ' || coalesce(nullif(grantee::regrole::text, '-'), 'PUBLIC') as grantee
      from pg_class, aclexplode(relacl) where relnamespace = 'app'::regnamespace
        and grantee not in ('touchline_app'::regrole, 'touchline_owner'::regrole)
      union select relname || ' belongs to ' || relowner::regrole from pg_class
      where relnamespace = 'app'::regnamespace and relowner <> 'touchline_owner'::regrole`);
    expect(rights).toEqual([]);
  });

  it('is a table: no view, and no function but the one that finds memberships, acts with the owner’s rights', async () => {
    expect(await ask(sql`select relname from pg_class where ${ours} and relkind in ('v', 'm', 'f')`)).toEqual([]);
    const functions = await ask(sql<{ name: string; open: boolean }>`
      select proname as name, has_function_privilege('public', oid, 'execute') as open
      from pg_proc where pronamespace = 'app'::regnamespace and prosecdef`);
    expect(functions).toEqual([{ name: 'memberships_of', open: false }]);
  });
});

describe('the roles under which requests are served', () => {
  const SERVING = ['touchline_app', 'touchline_auth'];

  it('bypass no seal, make no roles, and cannot become the owner', async () => {
    const roles = await ask(sql<{ role: string; free: boolean; owner: boolean }>`
      select rolname as role, rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or rolreplication as free,
        pg_has_role(rolname, 'touchline_owner', 'member') as owner
      from pg_roles where rolname like 'touchline%' order by 1`);
    const free = { free: false };
    expect(roles).toEqual([
      { role: 'touchline_app', ...free, owner: false },
      { role: 'touchline_auth', ...free, owner: false },
      { role: 'touchline_owner', ...free, owner: true },
    ]);
  });

  it('reach the schemas that are theirs, and make nothing in them', async () => {
    const reach = await ask(sql<{ role: string; schema: string; usage: boolean; create: boolean }>`
      select role, schema, has_schema_privilege(role, schema, 'usage') as usage,
        has_schema_privilege(role, schema, 'create') as create
      from unnest(${sql.val(SERVING)}::text[]) role, unnest(array['app', 'auth']) schema order by 1, 2`);
    expect(reach).toEqual([
      { role: 'touchline_app', schema: 'app', usage: true, create: false },
      { role: 'touchline_app', schema: 'auth', usage: false, create: false },
      { role: 'touchline_auth', schema: 'app', usage: false, create: false },
      { role: 'touchline_auth', schema: 'auth', usage: true, create: false },
    ]);
  });
});
