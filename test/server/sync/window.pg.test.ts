import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { olderResponse } from '#lib/protocol/older.ts';
import { pullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { noteCreate, noteDelete, noteEdit, replyCreate, TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let rep: TestClient;
let contact: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  rep = await world.join('rep');
  contact = await world.addContact();
});

/** Moves a note and its replies into the past, as if they had been received then. */
async function backdate(noteId: string, days: number): Promise<void> {
  await world.inside(async (tx) => {
    await sql`update app.notes set received_at = date_trunc('milliseconds', now() - make_interval(days => ${days}))
      where id = ${noteId}`.execute(tx);
    await sql`update app.replies set received_at = date_trunc('milliseconds', now() - make_interval(days => ${days}))
      where note_id = ${noteId}`.execute(tx);
  });
}

/** A note from so many days ago. */
async function noteFrom(days: number, text: string, { replied = false } = {}): Promise<string> {
  const note = noteCreate(contact, { text });
  await rep.push(note, ...(replied ? [replyCreate(note.noteId, `to ${text}`)] : []));
  await backdate(note.noteId, days);
  return note.noteId;
}

const fresh = async () => {
  const client = new TestClient(rep.account);
  await client.pull(3);
  return client;
};
const texts = (client: TestClient) => client.rows('notes').map(({ text }) => text);

describe('a first pull', () => {
  it('brings the notes of the last 90 days with their replies, and no older ones', async () => {
    await noteFrom(89, 'late', { replied: true });
    await noteFrom(91, 'early', { replied: true });
    const client = await fresh();
    expect(texts(client)).toContain('late');
    expect(texts(client)).not.toContain('early');
    const replies = client.rows('replies').map(({ text }) => text);
    expect(replies).toContain('to late');
    expect(replies).not.toContain('to early');
  });

  it('says how many rows are left, page by page', async () => {
    for (let n = 0; n < 6; n++) await rep.push(noteCreate(contact, { text: `n${n}` }));
    const query = `protocol=${PROTOCOL_VERSION}&limit=4&count=1`;
    const ask = async (more: string) =>
      pullResponse.parse(await (await rep.account.fetch(`/pull?${query}${more}`)).json());
    const first = await ask('');
    const second = await ask(`&cursor=${first.cursor}`);
    expect(first.left).toBeGreaterThan(4);
    expect(second.left).toBe((first.left ?? 0) - 4);
  });

  it('leaves the window where it stood, however long the client goes on from it', async () => {
    const client = await fresh();
    const noteId = await noteFrom(0, 'today');
    await client.pull();
    await backdate(noteId, 300);
    await rep.push(noteEdit(noteId, { outcome: 'voicemail' }));
    await client.pull();
    expect(client.rows('notes').find(({ id }) => id === noteId)).toMatchObject({ outcome: 'voicemail' });
  });
});

describe('an older note', () => {
  it('comes when it is edited, with the replies that stand below it', async () => {
    const noteId = await noteFrom(200, 'old words', { replied: true });
    const client = await fresh();
    await rep.push(noteEdit(noteId, { text: 'new words' }));
    const { changes, beside = [] } = await client.pullPage();
    expect(changes).toMatchObject([{ table: 'notes', row: { text: 'new words' } }]);
    expect(beside).toMatchObject([{ table: 'replies', row: { text: 'to old words' } }]);
  });

  it('comes beside an answer to it', async () => {
    const noteId = await noteFrom(200, 'asked long ago', { replied: true });
    const client = await fresh();
    await rep.push(replyCreate(noteId, 'answered now'));
    const { changes, beside = [] } = await client.pullPage();
    expect(changes).toMatchObject([{ table: 'replies', row: { text: 'answered now' } }]);
    expect(beside.map(({ table, row }) => [table, 'text' in row && row.text])).toEqual([
      ['notes', 'asked long ago'],
      ['replies', 'to asked long ago'],
    ]);
  });

  it('goes as a tombstone for everybody who may have asked for it', async () => {
    const noteId = await noteFrom(200, 'to go');
    const client = await fresh();
    await rep.push(noteDelete(noteId));
    await client.pull();
    expect(client.rows('notes').find(({ id }) => id === noteId)).toMatchObject({
      text: '',
      deletedAt: expect.anything(),
    });
  });
});

describe('older notes asked for', () => {
  const ask = async (query: Record<string, string>) =>
    olderResponse.parse(await (await rep.account.fetch(`/notes/older?${new URLSearchParams(query)}`)).json());

  it('come newest first from a place on, page by page, each once, with their replies', async () => {
    const own = await world.addContact();
    contact = own;
    for (let n = 0; n < 120; n += 40) {
      const notes = Array.from({ length: 40 }, (_, at) => noteCreate(own, { text: `${n + at}` }));
      await rep.push(...notes);
      for (const [at, { noteId }] of notes.entries()) await backdate(noteId, 100 + n + at);
    }
    await noteFrom(1, 'new');
    const { since } = await new TestClient(rep.account).pullPage();
    const first = await ask({ before: since ?? '', contactId: own });
    const second = await ask({ before: first.next ?? '', contactId: own });
    expect(second.next).toBeNull();
    const all = [...first.notes, ...second.notes].map(({ text }) => Number(text));
    expect(all).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });

  it('are those of all contacts where none is named, and none that were deleted', async () => {
    const noteId = await noteFrom(400, 'kept', { replied: true });
    await rep.push(noteDelete(await noteFrom(401, 'deleted')));
    const { notes, replies } = await ask({ before: new Date(Date.now() - 399 * 86_400_000).toISOString() });
    expect(notes.map(({ text }) => text)).toEqual(['kept']);
    expect(replies).toMatchObject([{ noteId, text: 'to kept' }]);
  });

  it.each(['', 'yesterday', '2026-13-45T00:00:00.000Z', "2026-01-01T00:00:00.000Z_'"])(
    'from no such place is a mistake: %s',
    async (before) => {
      const answer = await rep.account.fetch(`/notes/older?${new URLSearchParams({ before })}`);
      expect(answer.status).toBe(400);
    },
  );
});
