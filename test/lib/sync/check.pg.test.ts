import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { check, isCheckDue } from '#lib/sync/check.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { changeAnswers, openClient, type TestClient } from '#test/support/sync/client.ts';
import { everything, newId, noteBody, noteFrom } from '#test/support/unit/rows.ts';

let hub: TestHub;
let workspace: Workspace;
let sam: TestClient;
let mia: TestClient;
const { signal } = new AbortController();

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  workspace = await makeWorkspace(hub);
  [sam, mia] = [await openAs('Sam'), await openAs('Mia')];
});

const openAs = async (name: string) =>
  openClient(hub.url, await joinAs(hub, workspace, 'rep', name), { beside: () => {} });
const compare = ({ parts }: TestClient) => check(parts.db, parts.hub, signal);
const who = { fullName: 'Jane Doe', email: null, phone: null, title: null, companyName: 'Acme' };

/** Sam writes, and Mia holds what Sam wrote. */
async function written(...texts: string[]): Promise<string[]> {
  const [contactId, noteIds] = [newId(), texts.map(newId)];
  await sam.port.run('addContact', { contactId, ...who });
  for (const [n, text] of texts.entries())
    await sam.port.run('logNote', { noteId: noteIds[n] ?? '', contactId, body: noteBody({ text }) });
  await sam.letGo();
  await sam.sync();
  await mia.sync();
  return noteIds;
}

const feedOf = async ({ port }: TestClient) =>
  (await port.read('feed', { ...everything, allCalls: true, limit: 500 })).notes;
const mended = async ({ port }: TestClient) => (await port.read('syncState', {})).mended;
const textOf = async ({ port }: TestClient, noteId: string) => (await port.read('note', { noteId }))?.note.text;

describe('two that hold the same', () => {
  it('find nothing to mend, with words of their own under way too', async () => {
    const [noteId = ''] = await written('One', 'Two');
    await sam.port.run('editNote', { noteId, patch: { text: 'Changed here' } });
    await sam.port.run('removeNote', { noteId: (await written('Three'))[0] ?? '' });
    await sam.port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    expect(await compare(sam)).toEqual({ ok: true, mended: 0 });
    expect(await compare(mia)).toEqual({ ok: true, mended: 0 });
    expect(await textOf(sam, noteId)).toBe('Changed here');
  });

  it('compare at first, and then some hours later again', async () => {
    await written('One');
    await mia.db.meta.delete('checked');
    expect(await isCheckDue(mia.db)).toBe(true);
    await compare(mia);
    expect(await isCheckDue(mia.db)).toBe(false);
  });
});

describe('a row', () => {
  it('that is missing here is fetched, and counted', async () => {
    const [noteId = ''] = await written('One', 'Two', 'Three');
    await mia.db.notes.delete(noteId);
    expect(await compare(mia)).toEqual({ ok: true, mended: 1 });
    expect(await textOf(mia, noteId)).toBe('One');
    expect(await mended(mia)).toBe(1);
  });

  it('that the hub never had is taken out, and counted', async () => {
    await written('One');
    const here = await feedOf(mia);
    const foreign = noteFrom({ version: 2, text: 'Of nobody' });
    await mia.db.notes.put({ ...foreign, delivery: 'synced', callOrder: 0, feedOrder: 0 });
    expect(await compare(mia)).toEqual({ ok: true, mended: 1 });
    expect(await feedOf(mia)).toEqual(here);
  });

  it('that is older here than at the hub is brought up to date, and counted', async () => {
    const [noteId = ''] = await written('Old words', 'Another');
    const old = await mia.db.notes.get(noteId);
    await sam.port.run('editNote', { noteId, patch: { text: 'New words' } });
    await sam.sync();
    await mia.sync();
    if (old !== undefined) await mia.db.notes.put(old);
    expect(await compare(mia)).toMatchObject({ ok: true });
    expect(await textOf(mia, noteId)).toBe('New words');
    expect(await mended(mia)).toBe(1);
  });

  it('that was deleted at the hub and stands here yet is taken out', async () => {
    const [noteId = ''] = await written('To go', 'Another');
    const row = await mia.db.notes.get(noteId);
    await sam.port.run('removeNote', { noteId });
    await sam.sync();
    await mia.sync();
    if (row !== undefined) await mia.db.notes.put(row);
    await compare(mia);
    expect(await textOf(mia, noteId)).toBeUndefined();
    expect(await compare(mia)).toEqual({ ok: true, mended: 0 });
  });

  it('that got lost on the way from the hub is fetched', async () => {
    changeAnswers(mia, '/pull', (answer) => {
      const changes = answer.changes as { table: string }[];
      return { ...answer, changes: changes.filter(({ table }) => table !== 'contacts') };
    });
    const [noteId = ''] = await written('About somebody');
    expect((await mia.port.read('note', { noteId }))?.contact).toBeNull();
    changeAnswers(mia, '/pull', (answer) => answer);
    expect(await compare(mia)).toEqual({ ok: true, mended: 1 });
    expect((await mia.port.read('note', { noteId }))?.contact).toMatchObject({ name: 'Jane Doe' });
  });

  it('of any table is mended; so is the list of excluded addresses', async () => {
    await written('One');
    await Promise.all([mia.db.members.clear(), mia.db.contacts.clear(), mia.db.replies.clear(), mia.db.notes.clear()]);
    const lead = await openClient(hub.url, await joinAs(hub, workspace, 'lead', 'Lea'), { beside: () => {} });
    await lead.port.run('setExcluded', { add: ['boss@acme.example'], remove: [] });
    await lead.sync();
    await mia.sync();
    await mia.db.meta.delete('excluded');
    await compare(mia);
    expect(await feedOf(mia)).toEqual(await feedOf(sam).then(async () => ((await sam.sync()).ok ? feedOf(sam) : [])));
    expect(await mia.port.read('excluded', {})).toEqual(['boss@acme.example']);
    expect(await compare(mia)).toEqual({ ok: true, mended: 0 });
  });

  it('is mended under words of ours that wait on it, which stay', async () => {
    const [noteId = ''] = await written('Of the hub');
    await sam.port.run('editNote', { noteId, patch: { text: 'Mine, waiting' } });
    await sam.db.notes.delete(noteId);
    expect(await compare(sam)).toMatchObject({ ok: true, mended: 1 });
    expect(await textOf(sam, noteId)).toBe('Mine, waiting');
    await sam.letGo();
    await sam.sync();
    await mia.sync();
    expect(await textOf(mia, noteId)).toBe('Mine, waiting');
  });
});

describe('what the hub says of itself', () => {
  it('is never taken for what is here: a gap that it does not mend is found again', async () => {
    const [noteId = ''] = await written('One');
    await mia.db.notes.delete(noteId);
    changeAnswers(mia, '/pull', ({ ranges: _lost, ...answer }) => answer);
    expect(await compare(mia)).toMatchObject({ moved: true });
    changeAnswers(mia, '/pull', (answer) => answer);
    expect(await compare(mia)).toEqual({ ok: true, mended: 1 });
  });

  it('counts in its metrics what was fetched again', async () => {
    const [noteId = ''] = await written('One');
    await mia.db.notes.delete(noteId);
    await compare(mia);
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(Number(/touchline_repairs_total (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(0);
  });
});
