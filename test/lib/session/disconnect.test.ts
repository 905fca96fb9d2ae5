import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { databaseOf } from '#lib/session/database.ts';
import { disconnect } from '#lib/session/disconnect.ts';
import { openDirect } from '#lib/store/direct.ts';
import { memberFrom, newId, noteBody } from '#test/support/unit/rows.ts';

const joined = () => ({
  token: 'secret',
  workspace: { id: newId(), name: 'Acme', sample: false },
  member: memberFrom(),
});

describe('disconnecting', () => {
  let connection: Connection;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
      asked.push(`${method} ${url}`);
      throw new TypeError('no network');
    });
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
    expect(asked).toEqual([]);
  });

  it('leaves nothing on this machine when the person says so', async () => {
    await written();
    expect(await disconnect({ evenUnsent: true })).toEqual({ disconnected: true });
    expect(await storedConnection.read()).toBeNull();
    const db = await databaseOf(connection);
    expect(await db.outbox.count()).toBe(0);
    expect(await db.drafts.count()).toBe(0);
    db.close();
    // The hub is told, and need not hear it.
    expect(asked).toEqual([`POST https://hub.example/v1/w/${connection.workspace.id}/sign-out`]);
  });

  it('needs no question when nothing would be lost', async () => {
    expect(await disconnect({ evenUnsent: false })).toEqual({ disconnected: true });
    expect(await disconnect({ evenUnsent: false })).toEqual({ disconnected: true });
  });
});
