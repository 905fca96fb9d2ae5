import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/hub/database.ts';

let database: TestDatabase;
const here = randomUUID();
const there = randomUUID();

beforeAll(async () => {
  database = await openTestDatabase();
  for (const id of [here, there]) {
    await inWorkspace(database.store.db, id, async (tx) => {
      await tx.insertInto('app.workspaces').values({ workspace_id: id, name: 'Team' }).execute();
      await tx.insertInto('app.workspace_versions').values({ workspace_id: id }).execute();
    });
  }
});
afterAll(() => database.close());

describe('a transaction inside a workspace', () => {
  it('sees its own workspace alone, though the query names none', async () => {
    const seen = await inWorkspace(database.store.db, here, (tx) =>
      tx.selectFrom('app.workspaces').select('workspace_id').execute(),
    );
    expect(seen).toEqual([{ workspace_id: here }]);
  });

  it('cannot write a row of another workspace', async () => {
    const stray = inWorkspace(database.store.db, here, (tx) =>
      tx.insertInto('app.companies').values({ workspace_id: there, id: randomUUID(), name: 'Elsewhere' }).execute(),
    );
    await expect(stray).rejects.toThrow(/row-level security/);
  });

  it('runs under a role that neither owns the tables nor bypasses their seal', async () => {
    const role = await inWorkspace(database.store.db, here, (tx) =>
      sql<{ name: string; free: boolean }>`
        select current_user::text as name, rolbypassrls or rolsuper as free from pg_roles where rolname = current_user
      `.execute(tx),
    );
    expect(role.rows).toEqual([{ name: 'touchline_app', free: false }]);
  });

  it('leaves nothing set for whoever gets the connection next', async () => {
    const rows = await database.store.db.selectFrom('app.workspaces').selectAll().execute();
    expect(rows).toEqual([]);
  });

  it('is tried again when PostgreSQL could not serialise it', async () => {
    let attempts = 0;
    const answer = await inWorkspace(database.store.db, here, async (tx) => {
      attempts += 1;
      if (attempts < 3) await sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx);
      return 'done';
    });
    expect({ answer, attempts }).toEqual({ answer: 'done', attempts: 3 });
  });

  it('reads moments as ISO strings with milliseconds, and counters as numbers', async () => {
    const { rows } = await inWorkspace(database.store.db, here, (tx) =>
      sql`select '2026-03-29 02:30:00.5+02'::timestamptz as at, 9007199254740991::bigint as big`.execute(tx),
    );
    expect(rows).toEqual([{ at: '2026-03-29T00:30:00.500Z', big: 9007199254740991 }]);
  });
});

describe('the owner', () => {
  it('sees all workspaces, without bypassing row-level security', async () => {
    const seen = await database.store.owner((tx) => tx.selectFrom('app.workspaces').select('workspace_id').execute());
    expect(seen.map((row) => row.workspace_id).sort()).toEqual([here, there].sort());
  });
});

describe('versions', () => {
  it('are handed out without gap or repetition to writers at the same time', async () => {
    const take = (count: number) => inWorkspace(database.store.db, here, (tx) => takeVersions(tx, here, count));
    const counts = Array.from({ length: 40 }, (_, index) => (index % 3) + 1);
    const firsts = await Promise.all(counts.map(take));
    const taken = firsts.flatMap((first, index) => Array.from({ length: counts[index] ?? 0 }, (_, n) => first + n));
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: taken.length }, (_, n) => n + 1));
  });

  it('of a transaction that failed are given to the next', async () => {
    const failing = inWorkspace(database.store.db, there, async (tx) => {
      await takeVersions(tx, there, 5);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await inWorkspace(database.store.db, there, (tx) => takeVersions(tx, there, 1))).toBe(1);
  });
});
