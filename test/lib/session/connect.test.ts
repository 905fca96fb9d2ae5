import { beforeEach, describe, expect, it, vi } from 'vitest';
import { storedConnection } from '#lib/browser/connection.ts';
import { keptAccounts } from '#lib/browser/kept.ts';
import { join } from '#lib/session/connect.ts';
import { databaseOf } from '#lib/session/database.ts';
import { keepConnection } from '#lib/session/keep-connection.ts';
import { lookAtHub } from '#lib/session/look-at-hub.ts';
import { unsentOf } from '#lib/session/unsent.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { memberFrom, newId } from '#test/support/unit/rows.ts';

const HUB = 'https://hub.example';
const CODE = 'abcdefghijklmnopqrstuvwx';
const signal = new AbortController().signal;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const joined = () => ({
  token: 'secret',
  workspace: { id: newId(), name: 'Acme', sample: false },
  member: memberFrom(),
});

describe('looking at a hub', () => {
  const saying =
    (about: object): Fetch =>
    async () =>
      json({ name: 'Acme', version: '0.1.0', protocol: 1, ...about });

  it('tells its name and who runs it, and keeps the code of a join link', async () => {
    const found = await lookAtHub(`hub.example/join#${CODE}`, signal, saying({ contact: 'it@acme.test' }));
    expect(found).toEqual({ ok: true, hub: HUB, name: 'Acme', contact: 'it@acme.test', code: CODE });
    expect(await lookAtHub('hub.example', signal, saying({}))).toMatchObject({ ok: true, contact: null, code: null });
  });

  it('says which of the two is too old', async () => {
    expect(await lookAtHub(HUB, signal, saying({ protocol: 99, oldest: 98 }))).toMatchObject({
      code: 'protocol_too_old',
    });
    expect(await lookAtHub(HUB, signal, saying({ protocol: 0 }))).toMatchObject({ code: 'protocol_too_new' });
  });

  it('asks nobody for what is no address', async () => {
    const fetch: Fetch = () => Promise.reject(new Error('must not be asked'));
    expect(await lookAtHub('hello', signal, fetch)).toMatchObject({ ok: false, code: 'address_unreadable' });
  });
});

describe('joining', () => {
  it('keeps where, who and the token', async () => {
    const me = joined();
    const fetch: Fetch = async () => json({ ...me, expiresAt: '2027-05-21T09:00:00.000Z' });
    expect(await join({ hub: HUB, code: CODE }, signal, fetch)).toMatchObject({ ok: true });
    expect(await storedConnection.read()).toEqual({ hub: HUB, ...me });
  });

  it('says why the hub did not take the code', async () => {
    const problem = { error: { code: 'join_code_invalid', message: 'Ask for a new link.' } };
    const answer = await join({ hub: HUB, code: CODE }, signal, async () => json(problem, 401));
    expect(answer).toMatchObject({ ok: false, code: 'join_code_invalid' });
    expect(await storedConnection.read()).toBeNull();
  });
});

describe('whoever is connected next', () => {
  let ended: string[];
  beforeEach(() => {
    ended = [];
    vi.stubGlobal('fetch', async (_: string, { headers }: RequestInit) => {
      ended.push(`${new Headers(headers).get('authorization')}`);
      return json({ ended: 1 });
    });
  });

  const draft = async (connection: Parameters<typeof databaseOf>[0]) => {
    const db = await databaseOf(connection);
    await openDirect(db).run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });
    db.close();
  };

  it('goes on with what stands here, when it is the same member', async () => {
    const me = { hub: HUB, ...joined() };
    await keepConnection(me);
    await draft(me);
    await keepConnection({ ...me, token: 'another' });
    expect(await unsentOf(me)).toMatchObject({ drafts: 1 });
    expect(await keptAccounts()).toEqual([]);
    expect(await storedConnection.read()).toMatchObject({ token: 'another' });
    expect(ended).toEqual(['Bearer secret']);
  });

  it('gets a database of their own, and the former one’s stays, without its token, until they are back', async () => {
    const [ann, bob] = [joined(), joined()].map((me) => ({ hub: HUB, ...me }));
    if (!ann || !bob) throw new Error('two people');
    await keepConnection(ann);
    await draft(ann);
    await keepConnection(bob);
    expect(await unsentOf(bob)).toMatchObject({ drafts: 0 });
    expect(await keptAccounts()).toEqual([{ hub: HUB, workspace: ann.workspace, member: ann.member }]);
    await keepConnection({ ...ann, token: 'fresh' });
    expect(await unsentOf(ann)).toMatchObject({ drafts: 1 });
    expect(await keptAccounts()).toMatchObject([{ member: { id: bob.member.id } }]);
  });
});
