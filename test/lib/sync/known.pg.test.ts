import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readMeta, writeMeta } from '#lib/store/meta.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { openClient } from '#test/support/sync/client.ts';
import { newId } from '#test/support/unit/rows.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const signal = new AbortController().signal;
const DAY = 24 * 3_600_000;
const jane = { email: 'jane@acme.example' };
const stranger = { email: 'stranger@acme.example' };

/** A browser of a workspace that knows Jane; `asked` are the paths it asked the hub for. */
async function knowingJane() {
  const workspace = await makeWorkspace(hub);
  const seed = seedInto(hub, workspace);
  await seed.contact({ name: 'Jane Doe', emails: [jane.email] });
  const client = await openClient(hub.url, await joinAs(hub, workspace));
  const asked: string[] = [];
  const { fetch } = client.network;
  client.network.fetch = (url, init) => {
    const { pathname, search } = new URL(url);
    asked.push(pathname.replace(/^.*\/w\/[^/]+/, '') + (pathname.endsWith('/known') ? search : ''));
    return fetch(url, init);
  };
  const ask = lookUps(client.parts.hub, client.port);
  const position = async () => (await readMeta(client.db, 'known'))?.position ?? null;
  /** Syncs, and waits for the filter that comes beside. */
  const refresh = async () => {
    const before = await position();
    await client.sync();
    await vi.waitFor(async () => expect(await position()).not.toBe(before), { timeout: 15_000 });
  };
  return { ...client, seed, asked, ask, position, refresh };
}

const known = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/known'));

describe('with the filter of known addresses', () => {
  it('the hub is asked about whom it may know, and about nobody else', async () => {
    const { ask, asked, refresh } = await knowingJane();
    await refresh();
    asked.length = 0;
    expect(await ask.lookupContact(stranger, signal)).toEqual({ ok: true, value: { matches: [], picture: null } });
    expect(asked).toEqual([]);
    expect(await ask.lookupContact({ email: 'Jane+news@acme.example' }, signal)).toMatchObject({
      value: { matches: [{ name: 'Jane Doe' }] },
    });
    expect(asked).toEqual(['/contacts/lookup']);
  });

  it('a stranger is a stranger offline too; about others nobody can say', async () => {
    const { ask, network, port, refresh } = await knowingJane();
    await refresh();
    network.fetch = () => Promise.reject(new TypeError('No network'));
    expect(await port.read('lookup', stranger)).toMatchObject({ cards: [], ruledOut: true });
    expect(await ask.lookupContact(stranger, signal)).toMatchObject({ ok: true });
    expect(await port.read('lookup', jane)).toBeNull();
    expect(await ask.lookupContact(jane, signal)).toMatchObject({ ok: false, kind: 'offline' });
  });

  it('what is neither address nor number is asked of nobody', async () => {
    const { ask, asked, refresh } = await knowingJane();
    await refresh();
    asked.length = 0;
    await ask.lookupContact({ phone: 'call me' }, signal);
    expect(asked).toEqual([]);
  });

  it('a person added here is known at once', async () => {
    const { port, refresh } = await knowingJane();
    await refresh();
    const who = { fullName: 'New One', ...stranger, phone: null, title: null, companyName: null };
    await port.run('addContact', { contactId: newId(), ...who });
    expect(await port.read('lookup', stranger)).toMatchObject({ cards: [{ name: 'New One' }], ruledOut: false });
  });
});

describe('the filter', () => {
  it('comes whole once, then only what was added, and nothing while nothing was', async () => {
    const { asked, db, position, port, refresh, seed, sync } = await knowingJane();
    await refresh();
    const { key, position: first } = (await readMeta(db, 'known')) ?? { key: '', position: 0 };
    await sync();
    await seed.contact({ name: 'New', emails: [stranger.email], phones: ['+15550100'] });
    await refresh();
    expect(known(asked)).toEqual(['/known', `/known?since=${key}.${first}`]);
    expect(await position()).toBeGreaterThan(first);
    expect(await port.read('lookup', stranger)).toBeNull();
    expect(await port.read('lookup', { phone: '0015550100' })).toBeNull();
    expect(await port.read('lookup', { email: 'other@acme.example' })).toMatchObject({ ruledOut: true });
  });

  it('takes in thousands that were added, and keeps them', async () => {
    const { db, port, refresh, seed } = await knowingJane();
    for (let from = 0; from < 90_000; from += 10_000) {
      const emails = Array.from({ length: 10_000 }, (_, n) => `old${from + n}@acme.example`);
      await seed.contact({ name: 'Many', emails });
    }
    await refresh();
    await seed.contact({ name: 'More', emails: Array.from({ length: 4_200 }, (_, n) => `new${n}@acme.example`) });
    await refresh();
    expect(await readMeta(db, 'knownAdded')).toBeNull();
    expect(await port.read('lookup', { email: 'new4199@acme.example' })).toBeNull();
    expect(await port.read('lookup', { email: 'old89999@acme.example' })).toBeNull();
  });

  it('comes whole again when it has no room for what was added', async () => {
    const { asked, port, refresh, seed } = await knowingJane();
    await refresh();
    await seed.contact({ name: 'Many', emails: Array.from({ length: 3_000 }, (_, n) => `new${n}@acme.example`) });
    await refresh();
    expect(known(asked)).toHaveLength(3);
    expect(known(asked).at(-1)).toBe('/known');
    expect(await port.read('lookup', { email: 'new2999@acme.example' })).toBeNull();
  });

  it('comes whole again after a week, and under a new key', async () => {
    const { asked, db, refresh, seed, sync } = await knowingJane();
    await refresh();
    const mark = await readMeta(db, 'known');
    if (mark === null) throw new Error('no filter came');
    await writeMeta(db, 'known', { ...mark, fetchedAt: Date.now() - 8 * DAY });
    await sync();
    await vi.waitFor(() => expect(known(asked)).toEqual(['/known', '/known']), { timeout: 15_000 });
    await seed.inside((tx) => tx.updateTable('app.workspaces').set({ known_key: newId() }).execute());
    await sync();
    await vi.waitFor(async () => expect((await readMeta(db, 'known'))?.key).not.toBe(mark.key), { timeout: 15_000 });
  });

  it('stays as it is when what comes is no filter', async () => {
    const { ask, db, network, port, refresh, seed, sync } = await knowingJane();
    await refresh();
    const before = await readMeta(db, 'known');
    await seed.contact({ name: 'New', emails: ['new@acme.example'] });
    const { fetch } = network;
    let answered = 0;
    network.fetch = async (url, init) => {
      if (!url.includes('/known')) return fetch(url, init);
      answered += 1;
      return new Response('<!doctype html><p>Sign in to the guest network');
    };
    await sync();
    await vi.waitFor(() => expect(answered).toBe(1), { timeout: 15_000 });
    expect(await readMeta(db, 'known')).toEqual(before);
    expect(await port.read('lookup', stranger)).toMatchObject({ ruledOut: true });
    expect(await ask.lookupContact(jane, signal)).toMatchObject({ ok: true });
  });
});

describe('without a filter', () => {
  it('the hub is asked about everybody', async () => {
    const { ask, asked } = await knowingJane();
    await ask.lookupContact(stranger, signal);
    expect(asked).toEqual(['/contacts/lookup']);
  });
});
