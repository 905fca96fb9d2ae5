import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropTombstones } from '#server/sync/tombstones.ts';
import { noteCreate, noteDelete, problemOf, replyCreate, TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let rep: TestClient;
beforeAll(async () => {
  world = await openWorld();
  rep = await world.join('rep');
});
afterAll(() => world.close());

const drop = () => world.inside((tx) => dropTombstones(tx, world.workspace.id));
const age = (noteId: string, days: number) =>
  world.inside((tx) =>
    sql`update app.notes set deleted_at = now() - make_interval(days => ${days}) where id = ${noteId}`.execute(tx),
  );

/** A note that was deleted so many days ago. */
async function deleted(days: number, ...replies: string[]): Promise<string> {
  const note = noteCreate(await world.addContact(), { text: 'to go' });
  await rep.push(note, ...replies.map((text) => replyCreate(note.noteId, text)));
  await rep.push(noteDelete(note.noteId));
  await age(note.noteId, days);
  return note.noteId;
}

describe('tombstones', () => {
  it('stay for 400 days; then they go, and who stands before them begins anew', async () => {
    const away = new TestClient(rep.account);
    await away.pull();
    const [young, old] = [await deleted(399), await deleted(401)];
    const here = new TestClient(rep.account);
    await here.pull();
    expect(await drop()).toBe(1);

    expect(await problemOf(await away.requestPull(away.cursor))).toEqual({ status: 410, code: 'cursor_expired' });
    expect((await here.requestPull(here.cursor)).status).toBe(200);
    const anew = new TestClient(rep.account);
    await anew.pull();
    const ids = anew.rows('notes').map(({ id }) => id);
    expect(ids).toContain(young);
    expect(ids).not.toContain(old);
    expect(await drop()).toBe(0);
  });

  it('of a note wait for the replies below it', async () => {
    await deleted(500, 'still told of');
    expect(await drop()).toBe(0);
  });

  it('that go change no digest: who holds them still holds what the hub holds', async () => {
    await deleted(401);
    const here = new TestClient(rep.account);
    await here.pull();
    const digest = async () => {
      const query = new URLSearchParams({ protocol: '1', digest: '1', cursor: here.cursor ?? '' });
      return ((await (await rep.account.fetch(`/pull?${query}`)).json()) as { digest: unknown }).digest;
    };
    const before = await digest();
    expect(await drop()).toBe(1);
    expect(await digest()).toEqual(before);
  });
});
