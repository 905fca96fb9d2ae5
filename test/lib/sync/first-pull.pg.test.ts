import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { check } from '#lib/sync/check.ts';
import { hubClient } from '#lib/sync/hub-client.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { pull } from '#lib/sync/pull.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { openClient, type TestClient } from '#test/support/sync/client.ts';
import { everything, newId, noteBody } from '#test/support/unit/rows.ts';

const NOTES = 60;

let hub: TestHub;
let workspace: Workspace;
let admin: Client;
let sam: TestClient;
beforeAll(async () => {
  hub = await startTestHub();
  admin = new Client({ connectionString: hub.database.databaseUrl });
  await admin.connect();
  workspace = await makeWorkspace(hub);
  sam = await openAs('Sam');
  const contactId = newId();
  const who = { fullName: 'Jane Doe', email: null, phone: null, title: null, companyName: 'Acme' };
  await sam.port.run('addContact', { contactId, ...who });
  for (let n = 0; n < NOTES; n++)
    await sam.port.run('logNote', { noteId: newId(), contactId, body: noteBody({ text: `note ${n}` }) });
  await sam.letGo();
  await sam.sync();
});
afterAll(async () => {
  await admin.end();
  await hub.close();
});

const openAs = async (name: string) =>
  openClient(hub.url, await joinAs(hub, workspace, 'rep', name), { beside: () => {} });
const held = async ({ port }: TestClient) =>
  (await port.read('feed', { ...everything, allCalls: true, limit: 500 })).notes.map(({ note }) => note);

/** A note about somebody new, ready to go up. */
async function write({ port, letGo }: TestClient, text: string): Promise<string> {
  const [contactId, noteId] = [newId(), newId()];
  const who = { fullName: 'New', email: null, phone: null, title: null, companyName: null };
  await port.run('addContact', { contactId, ...who });
  await port.run('logNote', { noteId, contactId, body: noteBody({ text }) });
  await letGo();
  return noteId;
}

/** A client whose pages hold `rows` rows, and whose way to the hub breaks after `pages` of them. */
async function breakingOff(client: TestClient, pages: number, rows: number): Promise<void> {
  let left = pages;
  const stop = new AbortController();
  const { fetch } = client.network;
  client.network.fetch = async (url, init) => {
    if (left-- === 0) stop.abort();
    return fetch(url.replace(/limit=\d+/, `limit=${rows}`), init);
  };
  await pull(client.db, client.parts.hub, stop.signal);
  client.network.fetch = fetch;
}

describe('a first pull', () => {
  it('that breaks off after any row goes on from there, and ends with what one in one go brings', async () => {
    const rows = fc.array(fc.record({ pages: fc.nat(6), rows: fc.integer({ min: 1, max: 40 }) }), { maxLength: 4 });
    const whole = await openAs('Whole');
    await whole.sync();
    await fc.assert(
      fc.asyncProperty(rows, async (breaks) => {
        const mia = await openAs('Mia');
        for (const at of breaks) await breakingOff(mia, at.pages, at.rows);
        expect(await mia.sync()).toMatchObject({ ok: true });
        expect(await held(mia)).toEqual(await held(whole));
      }),
      { numRuns: 12 },
    );
  });

  it('brings each note once where two pages of the extension pull at the same time', async () => {
    const [whole, mia] = [await openAs('Whole'), await openAs('Mia')];
    await whole.sync();
    const { fetch } = mia.network;
    mia.network.fetch = (url, init) => fetch(url.replace(/limit=\d+/, 'limit=7'), init);
    const { signal } = new AbortController();
    const both = [pull(mia.db, mia.parts.hub, signal), pull(mia.db, mia.parts.hub, signal)];
    expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await held(mia)).toEqual(await held(whole));
    expect(await check(mia.db, mia.parts.hub, signal)).toEqual({ ok: true, mended: 0 });
  });

  it('of which one page cannot be written keeps none behind it, and goes on from there', async () => {
    const [whole, mia] = [await openAs('Whole'), await openAs('Mia')];
    await whole.sync();
    const { fetch } = mia.network;
    mia.network.fetch = (url, init) => fetch(url.replace(/limit=\d+/, 'limit=7'), init);
    const { signal } = new AbortController();
    let left = 20;
    const full = () => {
      left -= 1;
      if (left === 0) throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    mia.db.notes.hook('creating', full);
    await expect(pull(mia.db, mia.parts.hub, signal)).rejects.toThrow('The disk is full.');
    mia.db.notes.hook('creating').unsubscribe(full);
    const before = await held(mia);
    expect(before.length).toBeLessThan(20);
    const versions = (await held(whole)).map(({ version }) => version).sort((a, b) => a - b);
    expect(before.map(({ version }) => version).sort((a, b) => a - b)).toEqual(versions.slice(0, before.length));
    expect(await pull(mia.db, mia.parts.hub, signal)).toMatchObject({ ok: true });
    expect(await held(mia)).toEqual(await held(whole));
  });

  it('says how far it is, and no more once all is here', async () => {
    const mia = await openAs('Mia');
    await breakingOff(mia, 3, 10);
    const { progress } = await mia.port.read('syncState', {});
    expect(progress).toMatchObject({ done: 30, paused: false });
    expect(progress?.total).toBeGreaterThanOrEqual(NOTES);
    await mia.sync();
    expect(await mia.port.read('syncState', {})).toMatchObject({ progress: null });
  });

  it('stops when the person says so, lets what they write go up meanwhile, and goes on when they say so', async () => {
    const mia = await openAs('Mia');
    await breakingOff(mia, 2, 10);
    const before = await held(mia);
    await mia.port.run('pausePull', { paused: true });
    const noteId = await write(mia, 'Written meanwhile');
    expect(await mia.sync()).toMatchObject({ ok: true, pushed: 2, pulled: 0 });
    expect(await held(mia)).toHaveLength(before.length + 1);
    expect((await mia.port.read('syncState', {})).progress).toMatchObject({ paused: true });
    await mia.port.run('pausePull', { paused: false });
    await mia.sync();
    expect((await held(mia)).length).toBeGreaterThanOrEqual(NOTES + 1);
    expect((await mia.port.read('note', { noteId }))?.delivery).toBe('synced');
  });
});

describe('a pull that begins anew', () => {
  it('never shows less than what stood here, page by page, and ends with what the hub has', async () => {
    const mia = await openAs('Mia');
    await mia.sync();
    const before = await held(mia);
    const gone = before[10]?.id ?? '';
    await admin.query('delete from app.notes where id = $1', [gone]);
    await admin.query('update app.workspaces set visibility_epoch = visibility_epoch + 1');
    await mia.port.run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });
    for (let pages = 0; pages < 5; pages++) {
      await breakingOff(mia, 2, 7);
      expect(await held(mia)).toHaveLength(before.length);
    }
    await mia.sync();
    expect((await held(mia)).map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => id !== gone));
    expect(await mia.port.read('draft', { key: 'note:1' })).toMatchObject({ text: 'half a sen' });
  });

  it('happens to who was away for longer than tombstones are kept, and loses nothing that was written', async () => {
    const mia = await openAs('Mia');
    await mia.sync();
    const [first] = await held(mia);
    await mia.port.run('editNote', { noteId: first?.id ?? '', patch: { text: 'Not mine, will be refused' } });
    await admin.query('update app.workspace_versions set version = version + 1, floor = version + 1');
    expect(await mia.sync()).toMatchObject({ ok: true });
    expect(await mia.port.read('refused', {})).toMatchObject([{ code: 'note_not_yours' }]);
    expect((await held(mia)).length).toBeGreaterThan(NOTES - 2);
  });
});

describe('older notes', () => {
  it('stay at the hub until they are asked for, and are kept beside the replica', async () => {
    await admin.query(`update app.notes set received_at = received_at - make_interval(days => 200)
      where text like 'note 1%' and deleted_at is null`);
    const mia = await openAs('Mia');
    await mia.sync();
    const recent = await held(mia);
    expect(recent.some(({ text }) => text.startsWith('note 1'))).toBe(false);
    const stands = await mia.port.read('older', {});
    expect(stands).toMatchObject({ next: stands?.since });

    const { signal } = new AbortController();
    const asked = await lookUps(mia.parts.hub, mia.port).fetchOlder(
      { before: stands?.next ?? '', ofFeed: true },
      signal,
    );
    expect(asked).toEqual({ ok: true, value: null });
    expect(await mia.port.read('older', {})).toMatchObject({ next: null });
    const all = await held(mia);
    expect(all.length).toBeGreaterThan(recent.length);
    expect(all.map(({ receivedAt }) => receivedAt)).toEqual(
      all
        .map(({ receivedAt }) => receivedAt)
        .toSorted()
        .toReversed(),
    );
    expect(await check(mia.db, mia.parts.hub, signal)).toEqual({ ok: true, mended: 0 });
  });
});

describe('a hub of another version', () => {
  const answering = (code: string) => async () =>
    new Response(JSON.stringify({ error: { code, message: 'No.' } }), { status: 400 });

  it.each([
    ['protocol_too_old', 'too_old'],
    ['protocol_too_new', 'hub_too_old'],
  ])('that says %s loses nothing: %s, and all goes up when they speak again', async (code, state) => {
    const mia = await openAs('Mia');
    await mia.sync();
    const { fetch } = mia.network;
    mia.network.fetch = answering(code);
    await write(mia, 'Between versions');
    expect(await mia.sync()).toMatchObject({ ok: false });
    expect(await mia.port.read('syncState', {})).toMatchObject({ state, waiting: 2 });
    mia.network.fetch = fetch;
    await mia.sync();
    expect(await mia.port.read('syncState', {})).toMatchObject({ state: 'connected', waiting: 0 });
  });

  it('that answers in a version which we do not speak is not read', async () => {
    const mia = await openAs('Mia');
    const speaking = (protocol: number) =>
      hubClient({ hub: hub.url, workspaceId: workspace.id, token: 'none' }, async () =>
        Response.json({ protocol, cursor: 'c', more: false, changes: [] }),
      );
    const { signal } = new AbortController();
    expect(await pull(mia.db, speaking(99), signal)).toMatchObject({ kind: 'too_old' });
    expect(await pull(mia.db, speaking(0), signal)).toMatchObject({ kind: 'hub_too_old' });
  });
});
