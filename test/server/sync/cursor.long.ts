import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import { insertNotes } from '#server/notes/repository.ts';
import { openVersions } from '#server/sync/versions.ts';
import { follow } from './follow.ts';
import { noteCreate, type TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

const COMMITS = Number(process.env.COMMITS ?? 100_000);
const WRITERS = 16;
const PULLERS = 4;
/** Of so many transactions one is rolled back, after it has taken its version and written its row. */
const ROLLED_BACK = 10;
/** A transaction dawdles up to so long (ms) before it ends, and a writer between two. */
const DAWDLE = 1.5;

let world: World;
let contactId: string;
beforeAll(async () => {
  world = await openWorld();
  contactId = await world.addContact();
  await (await world.join()).push(noteCreate(contactId));
});
afterAll(() => world.close());

class RolledBack extends Error {}
const dawdle = () => sleep(Math.random() * DAWDLE);

/** Runs a write again and again, rolled back now and then, until it has been committed so often; gives the rollbacks. */
async function commit(times: number, write: (end: () => Promise<void>) => Promise<unknown>): Promise<number> {
  let rolledBack = 0;
  for (let committed = 0; committed < times; await dawdle()) {
    const fails = Math.random() * ROLLED_BACK < 1;
    const end = async () => {
      await dawdle();
      if (fails) throw new RolledBack();
    };
    try {
      await write(end);
      committed += 1;
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      rolledBack += 1;
    }
  }
  return rolledBack;
}

const byAll = async (commits: number, write: (end: () => Promise<void>) => Promise<unknown>): Promise<number> => {
  const counts = await Promise.all(Array.from({ length: WRITERS }, () => commit(commits / WRITERS, write)));
  return counts.reduce((sum, count) => sum + count, 0);
};

describe(`${PULLERS} who pull while ${WRITERS} write ${COMMITS} times`, () => {
  it('miss no note, and see each version once and in its order', async () => {
    const author = await world.join();
    const pullers: TestClient[] = await Promise.all(Array.from({ length: PULLERS }, () => world.join()));
    for (const puller of pullers) await puller.pull();
    const before = await world.counter();
    const writing = byAll(COMMITS, (end) =>
      world.inside(async (tx) => {
        const book = await openVersions(tx, world.workspace.id, 1);
        const { noteId: id, writtenAt, body } = noteCreate(contactId);
        const note = { ...body, id, version: book.take(), contactId, authorId: author.account.member.id, writtenAt };
        await insertNotes(tx, world.workspace.id, [
          { ...note, receivedAt: book.now, editedAt: null, deletedAt: null, context: null },
        ]);
        await book.close();
        await end();
      }),
    );
    await Promise.all(pullers.map((puller) => follow(writing, () => puller.pullPage(500))));
    const rolledBack = await writing;
    expect(rolledBack).toBeGreaterThan(0);
    const wanted = Array.from({ length: COMMITS }, (_, index) => before + 1 + index);
    for (const puller of pullers) {
      await puller.pull();
      const versions = puller.changes.flatMap(({ table, row }) => (table === 'notes' ? [row.version] : []));
      expect(versions.filter((version) => version > before)).toEqual(wanted);
    }
    expect(await world.counter()).toBe(before + COMMITS);
    console.log(`${COMMITS} commits, ${rolledBack} rolled back, ${PULLERS} pullers: 0 missed`);
  });
});

describe('one who follows a bare sequence in the same way', () => {
  it('misses some, which shows that such a loss would be seen', async () => {
    const { owner, db } = world.hub.database.store;
    await owner(async (tx) => {
      await sql`create table app.written (version bigint primary key)`.execute(tx);
      await sql`create sequence app.naive`.execute(tx);
      await sql`grant all on app.written to touchline_app`.execute(tx);
      await sql`grant all on sequence app.naive to touchline_app`.execute(tx);
    });
    const commits = WRITERS * 100;
    const writing = byAll(commits, (end) =>
      inWorkspace(db, world.workspace.id, async (tx) => {
        await sql`insert into app.written (version) values (nextval('app.naive'))`.execute(tx);
        await end();
      }),
    );
    let seen = 0;
    let last = 0;
    await follow(writing, async () => {
      const { rows } = await owner((tx) =>
        sql<{ version: number }>`select version from app.written where version > ${last} order by version`.execute(tx),
      );
      seen += rows.length;
      last = Number(rows.at(-1)?.version ?? last);
    });
    console.log(`${commits} commits by a bare sequence: ${commits - seen} missed`);
    expect(seen).toBeLessThan(commits);
  });
});
