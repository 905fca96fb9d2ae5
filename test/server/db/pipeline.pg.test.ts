import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersOf, statement, unawaited } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import { askInWorkspace, inWorkspace } from '#server/db/workspace.ts';
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

const name = statement<unknown>(
  `insert into app.workspaces (workspace_id, name) values (current_setting('app.workspace_id')::uuid, $1)`,
);
const names = statement<{ name: string }>('select name from app.workspaces');

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
    for (let round = 0; round < 30; round += 1) {
      await expect(inside((tx) => answersOf([name(tx, ['Never']), divide(tx, [0])]))).rejects.toThrow(
        'division by zero',
      );
      expect(await inside((tx) => divide(tx, [1]))).toEqual([{ said: 1 }]);
    }
    expect(await inside((tx) => names(tx, []))).toEqual([]);
  });

  it('fail together where a value of one cannot be written, and leave the connection fit', async () => {
    const round: { self?: unknown } = {};
    round.self = round;
    await expect(inside((tx) => answersOf([name(tx, ['Never']), echo(tx, [round])]))).rejects.toThrow('circular');
    expect(await inside((tx) => names(tx, []))).toEqual([]);
  });

  it('read null, an empty answer and many rows as what they are', async () => {
    const odd = statement<{ none: null; list: string[] }>(`select null as none, array['a,b', null, '"'] as list`);
    const rows = statement<{ n: number }>('select n::int from generate_series(1, $1::int) as n');
    const [one, nothing, many] = await inside((tx) => answersOf([odd(tx, []), rows(tx, [0]), rows(tx, [5_000])]));
    expect(one).toEqual([{ none: null, list: ['a,b', null, '"'] }]);
    expect(nothing).toEqual([]);
    expect(many.map(({ n }) => n)).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
  });
});

describe('statements that nobody waits for', () => {
  it('fail the transaction with their own fault, and nothing of it stays', async () => {
    const failed = inside(async (tx) => {
      await name(tx, ['Never']);
      unawaited([divide(tx, [0]), echo(tx, [1])]);
      return 'done';
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await inside((tx) => names(tx, []))).toEqual([]);
  });

  it('are committed once the transaction has answered', async () => {
    await inside(async (tx) => unawaited([name(tx, ['Kept'])]));
    expect(await askInWorkspace(database.store.db, WORKSPACE, names, [])).toEqual([{ name: 'Kept' }]);
  });

  it('of another workspace see nothing of it', async () => {
    const other = '01985c9c-0000-7000-8000-000000000002';
    expect(await askInWorkspace(database.store.db, other, names, [])).toEqual([]);
    expect(await askInWorkspace(database.store.db, other, place, [])).toEqual([
      { workspace: other, role: 'touchline_app' },
    ]);
  });
});
