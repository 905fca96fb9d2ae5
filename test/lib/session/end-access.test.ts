import { beforeEach, describe, expect, it } from 'vitest';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { storedEnding } from '#lib/browser/ending.ts';
import { databaseOf } from '#lib/session/database.ts';
import { endAccess } from '#lib/session/end-access.ts';
import { unsentOf } from '#lib/session/unsent.ts';
import { openDirect } from '#lib/store/direct.ts';
import { memberFrom, newId, noteBody } from '#test/support/unit/rows.ts';

let connection: Connection;

beforeEach(async () => {
  const workspace = { id: newId(), name: 'Acme', sample: false };
  connection = { hub: 'https://hub.example', token: 'secret', workspace, member: memberFrom() };
  await storedConnection.write(connection);
  const db = await databaseOf(connection);
  const port = openDirect(db);
  await port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody() });
  await port.run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });
  db.close();
});

describe('an access that the hub ended', () => {
  it('leaves nothing here, also where the database is open, and says what is gone', async () => {
    const open = await databaseOf(connection);
    await endAccess(connection, 'member_removed');
    expect(open.isOpen()).toBe(false);
    expect(await storedConnection.read()).toBeNull();
    expect(await unsentOf(connection)).toEqual({ waiting: 0, refused: 0, drafts: 0 });
    expect(await storedEnding.read()).toMatchObject({
      workspace: 'Acme',
      why: 'member_removed',
      unsent: { waiting: 1, refused: 0, drafts: 1 },
    });
  });

  it('is none of the person who has signed in again meanwhile', async () => {
    await storedConnection.write({ ...connection, token: 'fresh' });
    await endAccess(connection, 'token_revoked');
    expect(await unsentOf(connection)).toMatchObject({ waiting: 1, drafts: 1 });
    expect(await storedEnding.read()).toBeNull();
  });
});
