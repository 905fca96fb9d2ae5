import { describe, expect, it } from 'vitest';
import { databaseName, deleteDatabase, openDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { startAnew } from '#lib/store/leftovers.ts';
import { readMeta } from '#lib/store/meta.ts';
import { bring, newIdentity } from '#test/support/unit/database.ts';
import { cardFrom, memberFrom, newId, noteBody, noteFrom } from '#test/support/unit/rows.ts';

describe('the database', () => {
  it('has a name of its own for each hub, workspace and member, that says nothing of them', async () => {
    const one = newIdentity();
    const names = await Promise.all(
      [
        one,
        { ...one, hub: 'https://other.example' },
        { ...one, workspaceId: newId() },
        { ...one, memberId: newId() },
      ].map(databaseName),
    );
    expect(new Set(names).size).toBe(4);
    expect(names[0]).toMatch(/^touchline-[0-9a-f]{16}$/);
    expect(await databaseName(one)).toBe(names[0]);
  });

  it('keeps a note logged offline, and its hold, across closing everything', async () => {
    const identity = newIdentity();
    const before = await openDatabase(identity);
    const noteId = newId();
    await openDirect(before).run('logNote', { noteId, contactId: newId(), body: noteBody({ text: 'Safe' }) });
    before.close();

    const after = await openDatabase(identity);
    const port = openDirect(after);
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'waiting', note: { text: 'Safe' } });
    await port.run('removeNote', { noteId });
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 0 });
  });

  it('lets go when another page deletes it, and does not come back by itself', async () => {
    const identity = newIdentity();
    const db = await openDatabase(identity);
    await deleteDatabase(identity);
    await expect(db.notes.toArray()).rejects.toThrow();
  });
});

describe('starting anew with the hub', () => {
  it('shows what stands here until the end, then drops what did not come again, and keeps what was written here', async () => {
    const db = await openDatabase(newIdentity());
    const port = openDirect(db);
    const theirs = noteFrom();
    const edited = noteFrom({ authorId: db.me });
    await bring(db, [
      { table: 'notes', row: theirs },
      { table: 'notes', row: edited },
      { table: 'contacts', row: cardFrom() },
      { table: 'members', row: memberFrom() },
    ]);
    const [mine, contactId] = [newId(), newId()];
    const who = { fullName: 'New', email: null, phone: null, title: null, companyName: null };
    await port.run('addContact', { contactId, ...who });
    await port.run('logNote', { noteId: mine, contactId, body: noteBody({ text: 'Mine' }) });
    await port.run('editNote', { noteId: edited.id, patch: { text: 'Edited' } });
    await port.run('saveDraft', { key: 'note:1', text: 'half a sen', kinds: [], savedAt: 1 });

    await startAnew(db);
    expect(await readMeta(db, 'cursor')).toBeNull();
    expect(await port.read('members', {})).toHaveLength(1);
    expect(await port.read('note', { noteId: theirs.id })).not.toBeNull();

    await bring(db, []);
    expect(await port.read('members', {})).toEqual([]);
    expect(await port.read('note', { noteId: theirs.id })).toBeNull();
    expect(await port.read('note', { noteId: mine })).toMatchObject({ delivery: 'waiting', contact: { name: 'New' } });
    expect(await port.read('draft', { key: 'note:1' })).toMatchObject({ text: 'half a sen' });
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 3 });

    await bring(db, [{ table: 'notes', row: { ...edited, version: 3 } }]);
    expect(await port.read('note', { noteId: edited.id })).toMatchObject({ note: { text: 'Edited' } });
  });
});
