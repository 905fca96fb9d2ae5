import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { openVersions } from '#server/sync/versions.ts';
import { follow } from './follow.ts';
import { noteCreate, TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

const WRITERS = 8;
const ROUNDS = 25;

let world: World;
let contactId: string;
beforeAll(async () => {
  world = await openWorld();
  contactId = await world.addContact();
  await (await world.join()).push(noteCreate(contactId));
});
afterAll(() => world.close());

const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('many writers and a puller who follows them', () => {
  it('miss no row and leave no version unused', async () => {
    const writers = await many(WRITERS, () => world.join());
    const puller = new TestClient((await world.join()).account);
    await puller.pull();
    const before = await world.counter();
    const sent = new Set<string>();
    const write = async (writer: TestClient, index: number) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const notes = Array.from({ length: 1 + ((round + index) % 3) }, () => noteCreate(contactId));
        // Every third push also holds one that is refused.
        const bad = round % 3 === 0 ? [noteCreate(uuidv7())] : [];
        await writer.push(...bad, ...notes);
        for (const { noteId } of notes) sent.add(noteId);
      }
    };
    await follow(
      many(WRITERS, (index) => write(writers[index] as TestClient, index)),
      () => puller.pullPage(20),
    );
    await puller.pull();

    const got = new Set(puller.rows('notes').map(({ id }) => id));
    expect([...sent].filter((id) => !got.has(id))).toEqual([]);
    const versions = puller.changes.map(({ row }) => row.version).filter((version) => version > before);
    expect(versions).toEqual(Array.from({ length: sent.size }, (_, index) => before + 1 + index));
    expect(await world.counter()).toBe(before + sent.size);
  });
});

/** One row written by a transaction that takes its version from `take`, and then dawdles before it commits. */
const writeSlowly = (name: string, take: 'counter' | 'sequence') =>
  inWorkspace(world.hub.database.store.db, world.workspace.id, async (tx) => {
    const version =
      take === 'counter'
        ? await takeVersions(tx, world.workspace.id, 1)
        : Number((await sql<{ next: number }>`select nextval('app.naive') as next`.execute(tx)).rows[0]?.next);
    await sql`insert into app.written (name, version) values (${name}, ${version})`.execute(tx);
    await sleep(Math.random() * 8);
  });

/** How many of the rows a reader misses who asks again and again for versions after the last it saw. */
async function missedBy(take: 'counter' | 'sequence'): Promise<number> {
  const { owner } = world.hub.database.store;
  await owner((tx) => sql`truncate app.written`.execute(tx));
  const names = Array.from({ length: 8 }, (_, writer) =>
    Array.from({ length: 20 }, (_, round) => `${writer}.${round}`),
  );
  const writing = Promise.all(
    names.map(async (own) => {
      for (const name of own) await writeSlowly(name, take);
    }),
  );
  const seen = new Set<string>();
  let last = 0;
  await follow(writing, async () => {
    const { rows } = await owner((tx) =>
      sql<{
        name: string;
        version: number;
      }>`select * from app.written where version > ${last} order by version`.execute(tx),
    );
    for (const row of rows) seen.add(row.name);
    last = Number(rows.at(-1)?.version ?? last);
  });
  return names.flat().filter((name) => !seen.has(name)).length;
}

describe('a version', () => {
  beforeAll(async () => {
    await world.hub.database.store.owner(async (tx) => {
      await sql`create table app.written (name text, version bigint)`.execute(tx);
      await sql`create sequence app.naive`.execute(tx);
      await sql`grant all on app.written to touchline_app`.execute(tx);
      await sql`grant all on sequence app.naive to touchline_app`.execute(tx);
    });
  });

  it('from the locked counter is never passed over', async () => {
    expect(await missedBy('counter')).toBe(0);
  });

  it('from a bare sequence would be, which shows that this test can see it', async () => {
    expect(await missedBy('sequence')).toBeGreaterThan(0);
  });
});

describe('the clock of a version', () => {
  it('is read after the wait for the counter, so that it never runs behind an earlier version', async () => {
    const { db } = world.hub.database.store;
    const locked = Promise.withResolvers<void>();
    const first = inWorkspace(db, world.workspace.id, async (tx) => {
      await takeVersions(tx, world.workspace.id, 1);
      locked.resolve();
      await sleep(60);
      const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(tx);
      return rows[0]?.now ?? '';
    });
    await locked.promise;
    const second = await inWorkspace(
      db,
      world.workspace.id,
      async (tx) => (await openVersions(tx, world.workspace.id)).now,
    );
    expect(second >= (await first)).toBe(true);
  });
});
