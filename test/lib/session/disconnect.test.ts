import { beforeEach, describe, expect, it } from 'vitest';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { connect } from '#lib/session/connect.ts';
import { databaseOf } from '#lib/session/database.ts';
import { disconnect } from '#lib/session/disconnect.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { memberFrom, newId, noteBody } from '#test/support/unit/rows.ts';

const LINK = 'https://hub.example/join#abcdefghijklmnopqrstuvwx';
const signal = new AbortController().signal;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

const joined = () => ({
  token: 'secret',
  workspace: { id: newId(), name: 'Acme', sample: false },
  member: memberFrom(),
});

/** A hub of this protocol; counts how often the code was spent. */
function hubSaying(protocol: number, answer: () => Response): { fetch: Fetch; spent: () => number } {
  let spent = 0;
  const fetch: Fetch = async (url) => {
    if (url.endsWith('/v1/hub')) return json({ name: 'Acme', version: '0.1.0', protocol });
    spent += 1;
    return answer();
  };
  return { fetch, spent: () => spent };
}

describe('connecting', () => {
  it('joins with the code and keeps where, who and the token', async () => {
    const me = joined();
    const { fetch } = hubSaying(1, () => json(me));
    expect(await connect(LINK, signal, fetch)).toMatchObject({ ok: true });
    expect(await storedConnection.read()).toEqual({ hub: 'https://hub.example', ...me });
  });

  it('spends no code on a hub of another version', async () => {
    const { fetch, spent } = hubSaying(2, () => json(joined()));
    expect(await connect(LINK, signal, fetch)).toMatchObject({ ok: false, code: 'protocol_too_old' });
    expect(spent()).toBe(0);
    expect(await storedConnection.read()).toBeNull();
  });

  it('says why the hub did not take the code', async () => {
    const problem = { error: { code: 'join_code_invalid', message: 'Ask for a new link.' } };
    const { fetch } = hubSaying(1, () => json(problem, 401));
    expect(await connect(LINK, signal, fetch)).toMatchObject({ ok: false, code: 'join_code_invalid' });
  });

  it('asks nobody for what is no link', async () => {
    const fetch: Fetch = () => Promise.reject(new Error('must not be asked'));
    expect(await connect('hello', signal, fetch)).toMatchObject({ ok: false, code: 'link_unreadable' });
  });
});

describe('disconnecting', () => {
  let connection: Connection;
  beforeEach(async () => {
    connection = { hub: 'https://hub.example', ...joined() };
    await storedConnection.write(connection);
  });

  async function written() {
    const db = await databaseOf(connection);
    const port = openDirect(db);
    await port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody() });
    await port.run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    db.close();
  }

  it('does nothing, and says what would be lost, while something never went up', async () => {
    await written();
    expect(await disconnect({ evenUnsent: false })).toEqual({
      disconnected: false,
      unsent: { waiting: 1, refused: 0, drafts: 1 },
    });
    expect(await storedConnection.read()).not.toBeNull();
  });

  it('leaves nothing on this machine when the person says so', async () => {
    await written();
    expect(await disconnect({ evenUnsent: true })).toEqual({ disconnected: true });
    expect(await storedConnection.read()).toBeNull();
    const db = await databaseOf(connection);
    expect(await db.outbox.count()).toBe(0);
    expect(await db.drafts.count()).toBe(0);
    db.close();
  });

  it('needs no question when nothing would be lost', async () => {
    expect(await disconnect({ evenUnsent: false })).toEqual({ disconnected: true });
    expect(await disconnect({ evenUnsent: false })).toEqual({ disconnected: true });
  });
});
