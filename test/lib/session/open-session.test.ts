import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { storeFallback } from '#entrypoints/background/store-fallback.ts';
import { tellStoreChanged } from '#lib/browser/changes.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import { openSession } from '#lib/session/open-session.ts';
import { memberFrom, newId, noteBody } from '#test/support/unit/rows.ts';
import { workerSession } from '#test/support/unit/worker.ts';

beforeEach(() => {
  const request = (_name: string, _options: object, work: () => unknown) => work();
  vi.stubGlobal('navigator', { locks: { request } });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('No network')));
});

async function connected() {
  const connection = {
    hub: 'https://hub.example',
    workspace: { id: newId(), name: 'Acme', sample: false },
    member: memberFrom(),
    token: 'secret',
  };
  await storedConnection.write(connection);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  return { connection, signal: stop.signal };
}

/** The background with its own database, answering this page's messages. */
async function answerFromBackground(signal: AbortSignal) {
  const calls: string[] = [];
  const session = await workerSession(() => Promise.reject(new TypeError('No network')), signal);
  const fallback = storeFallback(async () => session);
  fakeBrowser.runtime.sendMessage = async (message: unknown) => {
    const { call, say } = message as { call: string; say: { name: string; args: unknown } };
    calls.push(call);
    if (call !== 'store.read' && call !== 'store.run') return { ok: true, back: null };
    const back = await fallback[call as keyof typeof fallback](say);
    if (call === 'store.run') await tellStoreChanged();
    return { ok: true, back };
  };
  return calls;
}

describe('a page of the extension', () => {
  it('has nothing to work with while this browser is not connected', async () => {
    expect(await openSession(new AbortController().signal)).toBeNull();
  });

  it('works over its own database, and wakes the worker at each write that has to go up', async () => {
    const { connection, signal } = await connected();
    const calls = await answerFromBackground(signal);
    const session = await openSession(signal);
    expect(session?.me).toEqual({ workspace: connection.workspace, member: connection.member });
    const noteId = newId();
    await session?.port.run('logNote', { noteId, contactId: newId(), body: noteBody() });
    expect(await session?.port.read('note', { noteId })).toMatchObject({ delivery: 'waiting' });
    expect(calls).toEqual(['sync.now']);
  });

  it('goes through the background where the browser denies the database, and sees what changes there', async () => {
    const { signal } = await connected();
    const calls = await answerFromBackground(signal);
    const denied = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission to access the database.', 'SecurityError');
    });
    const session = await openSession(signal);
    denied.mockRestore();
    const seen = vi.fn();
    const contactId = newId();
    session?.port.watch('contactNotes', { contactId }, seen, () => {}, signal);
    await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([]));
    await session?.port.run('logNote', { noteId: newId(), contactId, body: noteBody() });
    await vi.waitFor(() => expect(seen.mock.lastCall?.[0]).toHaveLength(1));
    expect(calls).toContain('store.run');
  });

  it('asks the hub by code that comes when the first question does', async () => {
    const { signal } = await connected();
    await answerFromBackground(signal);
    const session = await openSession(signal);
    expect(await session?.lookUps.searchContacts('jane', signal)).toMatchObject({ ok: false, code: 'unreachable' });
    vi.stubGlobal('fetch', async () => Response.json({ matches: [] }));
    expect(await session?.lookUps.searchContacts('jane', signal)).toEqual({ ok: true, value: [] });
  });

  it('exchanges with the hub when told to, before it would by itself', async () => {
    const { signal } = await connected();
    await answerFromBackground(signal);
    const refusal = { error: { code: 'token_invalid', message: 'No such token.' } };
    const fetch = vi.fn(async () => Response.json(refusal, { status: 401 }));
    vi.stubGlobal('fetch', fetch);
    const session = await openSession(signal);
    expect(fetch).not.toHaveBeenCalled();
    session?.syncNow();
    await vi.waitFor(async () =>
      expect(await session?.port.read('syncState', {})).toMatchObject({ state: 'needs_sign_in' }),
    );
  });
});
