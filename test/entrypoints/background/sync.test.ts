import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { storeFallback } from '#entrypoints/background/store-fallback.ts';
import { pollHub, pushWhileAwake, syncNow } from '#entrypoints/background/sync.ts';
import { followConnection, type WorkerSession } from '#entrypoints/background/worker-session.ts';
import { onStoreChanged } from '#lib/browser/changes.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import { newId, noteBody } from '#test/support/unit/rows.ts';
import { workerSession } from '#test/support/unit/worker.ts';

/** A network that is down, and counts who tries it. */
async function started() {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const fetch = vi.fn((_url: string, _init: RequestInit): Promise<Response> => Promise.reject(new TypeError('down')));
  const session = await workerSession(fetch, stop.signal);
  const asked = () => fetch.mock.calls.map(([url]) => new URL(url).pathname.split('/').at(-1));
  return { session, asked };
}

const log = (session: WorkerSession) =>
  session.port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody() });

const letGo = (session: WorkerSession) => session.parts.db.outbox.toCollection().modify({ notBefore: 0 });

// The fake document has no lock manager; the worker's own is Node's here.
beforeEach(
  () =>
    void vi.stubGlobal('navigator', { locks: { request: (_n: string, _o: object, work: () => unknown) => work() } }),
);

describe('the worker', () => {
  it('looks at the hub when the alarm rings, and writes down that nobody is there', async () => {
    const { session, asked } = await started();
    await pollHub(session);
    expect(asked()).toEqual(['pull']);
    expect(await session.port.read('syncState', {})).toMatchObject({ state: 'offline' });
  });

  it('does not hurry what is held back for an undo', async () => {
    const { session, asked } = await started();
    await log(session);
    await syncNow(session);
    expect(asked()).toEqual([]);
    await letGo(session);
    await syncNow(session);
    expect(asked()).toEqual(['push']);
  });

  it('pushes by itself what becomes due while it is awake', async () => {
    const { session, asked } = await started();
    pushWhileAwake(session);
    await log(session);
    await letGo(session);
    await vi.waitFor(() => expect(asked()).toContain('push'));
  });

  it('tells frames without a database to look again', async () => {
    const { session } = await started();
    const heard = vi.fn();
    onStoreChanged(heard, session.signal);
    await syncNow(session);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('does nothing while this browser is not connected', async () => {
    await pollHub(null);
    pushWhileAwake(null);
    expect(await syncNow(null)).toBeNull();
    const calls = storeFallback(async () => null);
    await expect(calls['store.read']({ name: 'unread', args: {} })).rejects.toThrow('Not connected');
  });

  it('reads and writes for a frame that may not', async () => {
    const { session } = await started();
    const calls = storeFallback(async () => session);
    const args = { key: 'note:1', text: 'Words', kinds: [], savedAt: 1 };
    await calls['store.run']({ name: 'saveDraft', args });
    expect(await calls['store.read']({ name: 'draft', args: { key: 'note:1' } })).toEqual(args);
  });
});

describe('the session of the worker', () => {
  const person = { id: newId(), version: 1, name: 'Sam', email: null, role: 'rep' as const };
  const workspace = { id: newId(), name: 'Acme', sample: false };

  it('comes and goes with the connection', async () => {
    const seen = vi.fn<(session: WorkerSession | null) => void>();
    const session = followConnection(seen);
    expect(await session()).toBeNull();
    await storedConnection.write({ hub: 'https://hub.example', workspace, member: person, token: 'secret' });
    await vi.waitFor(() => expect(seen.mock.lastCall?.[0]).not.toBeNull());
    const open = await session();
    expect(open?.parts.db.me).toBe(person.id);
    await storedConnection.remove();
    await vi.waitFor(() => expect(seen.mock.lastCall?.[0]).toBeNull());
    expect(open?.signal.aborted).toBe(true);
    expect(await session()).toBeNull();
  });
});
