import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersOf, statement } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/hub/database.ts';

const WORKSPACE = '01985c9c-0000-7000-8000-000000000001';
const echo = statement<{ said: number }>('select $1::int as said');
const divide = statement<{ said: number }>('select 1 / $1::int as said');
const place = statement<{ workspace: string; role: string }>(
  `select current_setting('app.workspace_id') as workspace, current_user as role`,
);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.close());

const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(database.store.db, WORKSPACE, work);

describe('statements in a pipeline', () => {
  it('are answered each by its own rows, in whatever company', async () => {
    const said = await inside(async (tx) => {
      const [one, between, two] = await answersOf([
        echo(tx, [1]),
        sql<{ said: number }>`select 2 as said`.execute(tx),
        echo(tx, [3]),
      ]);
      return [one[0]?.said, between.rows[0]?.said, two[0]?.said];
    });
    expect(said).toEqual([1, 2, 3]);
  });

  it('stand behind the seal from the first one on', async () => {
    expect(await inside((tx) => place(tx, []))).toEqual([{ workspace: WORKSPACE, role: 'touchline_app' }]);
  });

  it('fail with the first fault, not with what that did to those behind it', async () => {
    const failed = inside((tx) => answersOf([echo(tx, [1]), divide(tx, [0]), echo(tx, [2]), divide(tx, [0])]));
    await expect(failed).rejects.toMatchObject({ code: '22012' });
  });

  it('write nothing when one of them failed, and leave the connection fit for the next transaction', async () => {
    const write = statement<unknown>(
      `insert into app.workspaces (workspace_id, name) values (current_setting('app.workspace_id')::uuid, $1)`,
    );
    for (let round = 0; round < 30; round += 1) {
      await expect(inside((tx) => answersOf([write(tx, ['Never']), divide(tx, [0])]))).rejects.toThrow(
        'division by zero',
      );
      expect(await inside((tx) => divide(tx, [1]))).toEqual([{ said: 1 }]);
    }
    const stored = await inside((tx) => sql`select from app.workspaces`.execute(tx));
    expect(stored.rows).toEqual([]);
  });
});
