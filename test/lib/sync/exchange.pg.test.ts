import 'fake-indexeddb/auto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { loseAnswers, openClient, type TestClient } from '#test/support/sync/client.ts';
import { everything, newId, noteBody } from '#test/support/unit/rows.ts';

/** Long enough for a machine that does other work too. */
const WHILE = { timeout: 15_000 };

let hub: TestHub;
let workspace: Workspace;
/** The server's administrator, who sees past every seal. */
let admin: Client;
beforeAll(async () => {
  hub = await startTestHub();
  admin = new Client({ connectionString: hub.database.databaseUrl });
  await admin.connect();
  workspace = await makeWorkspace(hub);
});
afterAll(async () => {
  await admin.end();
  await hub.close();
});

const openAs = async (name: string) => openClient(hub.url, await joinAs(hub, workspace, 'rep', name));

const who = (fullName: string) => ({ fullName, email: null, phone: null, title: null, companyName: 'Acme' });

/** Adds a contact and logs a note about it, both ready to go up. */
async function logNote({ port, letGo }: TestClient, text: string) {
  const [contactId, noteId] = [newId(), newId()];
  await port.run('addContact', { contactId, ...who('Jane Doe') });
  await port.run('logNote', { noteId, contactId, body: noteBody({ text }) });
  await letGo();
  return { contactId, noteId };
}

async function storedNotes(noteId: string) {
  const { rows } = await admin.query('select version, text from app.notes where id = $1', [noteId]);
  return rows as { version: number; text: string }[];
}

const feedTexts = async ({ port }: TestClient, words: string) =>
  (await port.read('feed', { ...everything, words })).notes.map(({ note }) => note.text);

describe('a note logged here', () => {
  it('reaches the hub and another member, with its contact and its writer', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const { noteId } = await logNote(sam, 'Budget in Q3');
    expect(await sam.sync()).toMatchObject({ ok: true, pushed: 2 });
    expect(await mia.sync()).toMatchObject({ ok: true });
    expect(await mia.port.read('note', { noteId })).toMatchObject({
      delivery: 'synced',
      note: { text: 'Budget in Q3', context: { status: null } },
      contact: { name: 'Jane Doe', companyName: 'Acme' },
      author: { name: 'Sam' },
    });
    expect(await sam.port.read('syncState', {})).toMatchObject({ state: 'connected', waiting: 0 });
  });

  it('stands on the hub exactly once, however many answers are lost', async () => {
    const sam = await openAs('Sam');
    loseAnswers(sam, { times: 3 });
    const { noteId } = await logNote(sam, 'Said once');
    for (let lost = 0; lost < 3; lost++) {
      expect(await sam.sync()).toMatchObject({ ok: false, kind: 'offline' });
      expect(await sam.port.read('syncState', {})).toMatchObject({ state: 'offline', waiting: 2 });
    }
    const [before] = await storedNotes(noteId);
    expect(await sam.sync()).toMatchObject({ ok: true });
    expect(await storedNotes(noteId)).toEqual([before]);
    expect(await feedTexts(sam, 'once')).toEqual(['Said once']);
    expect(await sam.port.read('syncState', {})).toMatchObject({ state: 'connected', waiting: 0 });
  });

  it('stands there exactly once when page and worker push at the same time', async () => {
    const sam = await openAs('Sam');
    const { noteId } = await logNote(sam, 'Said twice at once');
    await Promise.all([sam.sync(), sam.sync(), sam.sync()]);
    expect(await storedNotes(noteId)).toHaveLength(1);
    expect(await sam.db.outbox.count()).toBe(0);
  });

  it('waits out a hub that is away, and keeps its edits and its late undo in order', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const { fetch } = sam.network;
    const { noteId } = await logNote(sam, 'Draft of words');
    loseAnswers(sam, { times: 1 });
    await sam.sync();
    sam.network.fetch = () => Promise.reject(new TypeError('No network'));
    await sam.port.run('editNote', { noteId, patch: { text: 'Final words' } });
    expect(await sam.sync()).toMatchObject({ ok: false, code: 'unreachable' });
    sam.network.fetch = fetch;
    await sam.sync();
    await mia.sync();
    expect((await mia.port.read('note', { noteId }))?.note).toMatchObject({ text: 'Final words' });

    await sam.port.run('removeNote', { noteId });
    await sam.sync();
    await mia.sync();
    expect(await mia.port.read('note', { noteId })).toBeNull();
    expect(await storedNotes(noteId)).toMatchObject([{ text: '' }]);
  });
});

describe('what the hub refuses', () => {
  it('is set aside with its reason while the rest goes up', async () => {
    const sam = await openAs('Sam');
    const noteId = newId();
    await sam.port.run('logNote', { noteId, contactId: newId(), body: noteBody({ text: 'About nobody' }) });
    const good = await logNote(sam, 'About somebody');
    const tooLong = newId();
    const body = noteBody({ text: 'x'.repeat(10_001) });
    await sam.port.run('logNote', { noteId: tooLong, contactId: good.contactId, body });
    await sam.letGo();
    expect(await sam.sync()).toMatchObject({ ok: true });
    expect(await sam.port.read('refused', {})).toMatchObject([
      { noteId, code: 'contact_unknown', text: 'About nobody' },
      { noteId: tooLong, code: 'text_too_long' },
    ]);
    expect(await storedNotes(good.noteId)).toHaveLength(1);
    expect(await sam.port.read('syncState', {})).toMatchObject({ state: 'refused', waiting: 0, refused: 2 });

    const [, long] = await sam.port.read('refused', {});
    await sam.port.run('retryRefused', { seq: long?.seq ?? 0, text: 'Shorter' });
    await sam.sync();
    expect(await storedNotes(tooLong)).toMatchObject([{ text: 'Shorter' }]);
    expect(await sam.port.read('note', { noteId: tooLong })).toMatchObject({ delivery: 'synced' });
  });

  it('includes the edit of a note of somebody else, whose text then stands again', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const { noteId } = await logNote(sam, 'By Sam');
    await sam.sync();
    await mia.sync();
    await mia.port.run('editNote', { noteId, patch: { text: 'By Mia' } });
    await mia.sync();
    const [refused] = await mia.port.read('refused', {});
    expect(refused).toMatchObject({ code: 'note_not_yours', text: 'By Mia' });
    await mia.port.run('discardRefused', { seq: refused?.seq ?? 0 });
    expect((await mia.port.read('note', { noteId }))?.note).toMatchObject({ text: 'By Sam' });
  });
});

describe('two machines', () => {
  it('come to hold the same, whoever wrote what and in whatever order they meet the hub', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const first = await logNote(sam, 'From Sam');
    await logNote(mia, 'From Mia');
    await mia.sync();
    await sam.sync();
    await mia.sync();
    await mia.port.run('reply', { replyId: newId(), noteId: first.noteId, text: 'Thanks' });
    await sam.port.run('editNote', { noteId: first.noteId, patch: { kinds: ['pricing'] } });
    await mia.sync();
    await sam.sync();
    await mia.sync();
    const held = async ({ port }: TestClient) =>
      (await port.read('feed', { ...everything, allCalls: true, limit: 500 })).notes;
    const here = await held(sam);
    expect(here).toEqual(await held(mia));
    expect(here.find(({ note }) => note.id === first.noteId)).toMatchObject({
      note: { kinds: ['pricing'] },
      replies: [{ reply: { text: 'Thanks' }, author: { name: 'Mia' } }],
    });
  });

  it('start anew when what they may see has changed, without losing what waits', async () => {
    const sam = await openAs('Sam');
    await sam.sync();
    const { noteId } = await logNote(sam, 'Written before the change');
    await sam.port.run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });
    await admin.query('update app.workspaces set visibility_epoch = visibility_epoch + 1');
    expect(await sam.sync()).toMatchObject({ ok: true });
    expect(await storedNotes(noteId)).toHaveLength(1);
    expect(await sam.port.read('note', { noteId })).toMatchObject({ delivery: 'synced' });
    expect(await sam.port.read('draft', { key: 'note:1' })).toMatchObject({ text: 'half a sen' });
    expect((await sam.port.read('members', {})).length).toBeGreaterThan(0);
  });

  it('begin a new log with a hub that has forgotten theirs', async () => {
    const sam = await openAs('Sam');
    await logNote(sam, 'Before');
    await sam.sync();
    await admin.query('delete from app.clients');
    const { noteId } = await logNote(sam, 'After');
    expect(await sam.sync()).toMatchObject({ ok: true });
    expect(await storedNotes(noteId)).toHaveLength(1);
    expect(await sam.db.outbox.count()).toBe(0);
  });
});

describe('the state line', () => {
  it('says when the hub does not know us any more', async () => {
    const member = await joinAs(hub, workspace, 'rep', 'Sam');
    const sam = await openClient(hub.url, { ...member, token: 'not-a-token-of-this-hub' });
    expect(await sam.sync()).toMatchObject({ ok: false, kind: 'needs_sign_in' });
    expect(await sam.port.read('syncState', {})).toMatchObject({ state: 'needs_sign_in', lastSyncAt: null });
  });
});

describe('live', () => {
  it('shows a note of another member without being asked', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    for (const { parts } of [sam, mia]) startSync(parts, stop.signal, new EventTarget());
    await vi.waitFor(async () => {
      for (const { port } of [sam, mia]) expect(await port.read('syncState', {})).toMatchObject({ state: 'connected' });
    });
    const { noteId } = await logNote(sam, 'Seen live');
    await vi.waitFor(async () => expect(await mia.port.read('note', { noteId })).not.toBeNull(), WHILE);
  });

  it('goes on in the next page when the one that led is gone', async () => {
    const [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
    const [first, second] = [new AbortController(), new AbortController()];
    onTestFinished(() => second.abort());
    startSync(mia.parts, first.signal, new EventTarget());
    startSync(mia.parts, second.signal, new EventTarget());
    first.abort();
    const { noteId } = await logNote(sam, 'Seen by the second');
    await sam.sync();
    await vi.waitFor(async () => expect(await mia.port.read('note', { noteId })).not.toBeNull(), WHILE);
  });

  it('says that it is offline as soon as the browser does, and comes back when that does', async () => {
    const sam = await openAs('Sam');
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const page = new EventTarget();
    const state = async () => (await sam.port.read('syncState', {})).state;
    const { fetch } = sam.network;
    sam.network.fetch = () => Promise.reject(new TypeError('No network'));
    startSync(sam.parts, stop.signal, page);
    await vi.waitFor(async () => expect(await state()).toBe('offline'), WHILE);
    const { noteId } = await logNote(sam, 'Written in the tunnel');
    sam.network.fetch = fetch;
    page.dispatchEvent(new Event('online'));
    await vi.waitFor(async () => expect(await storedNotes(noteId)).toHaveLength(1), WHILE);
    await vi.waitFor(async () => expect(await state()).toBe('connected'), WHILE);
    // An exchange that was under way may still say that the hub answered: it did.
    await vi.waitFor(async () => {
      page.dispatchEvent(new Event('offline'));
      expect(await state()).toBe('offline');
    }, WHILE);
  });
});
