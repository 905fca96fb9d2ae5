import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushResult } from '#lib/protocol/push.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { nextDue, renumber, settle, takeBatch } from '#lib/store/outbox.ts';
import type { StorePort } from '#lib/store/port.ts';
import { ackedLogs } from '#lib/store/replica.ts';
import { UNDO_MS } from '#lib/store/writes/notes.ts';
import { bring, newDatabase } from '#test/support/unit/database.ts';
import { cardFrom, everything, newId, noteBody, noteFrom } from '#test/support/unit/rows.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

/** The hub's answer to all that goes up: `applied`, but for the refused sequences. */
async function answered(db: TouchlineDatabase, refused: Record<number, string> = {}) {
  const batch = await takeBatch(db, Date.now());
  const results = batch?.mutations.map(({ seq }): PushResult => {
    const code = refused[seq];
    return code === undefined ? { seq, status: 'applied' } : { seq, status: 'refused', code, message: 'No.' };
  });
  await settle(db, batch?.clientId ?? '', results ?? []);
  return batch?.mutations.map(({ seq, body }) => [seq, body.name]);
}

async function withLoggedNote(text = 'First words') {
  const db = await newDatabase();
  const port = openDirect(db);
  const noteId = newId();
  await port.run('logNote', { noteId, contactId: newId(), body: noteBody({ text }) });
  return { db, port, noteId };
}

describe('a logged note', () => {
  it('is held back for five seconds and then goes up', async () => {
    const { db } = await withLoggedNote();
    later(UNDO_MS - 1);
    expect(await takeBatch(db, Date.now())).toBeNull();
    later(1);
    expect(await nextDue(db)).toBe(Date.now());
    expect((await takeBatch(db, Date.now()))?.mutations).toHaveLength(1);
  });

  it('taken back in time leaves nothing behind, not even a gap in the sequence', async () => {
    const { db, port, noteId } = await withLoggedNote();
    await port.run('reply', { replyId: newId(), noteId, text: 'to my own note' });
    await port.run('removeNote', { noteId });
    expect(await port.read('note', { noteId })).toBeNull();
    expect(await nextDue(db)).toBeNull();
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    expect(await answered(db)).toEqual([[1, 'feed.read']]);
  });

  it('taken back after it may have left becomes a deletion', async () => {
    const { db, port, noteId } = await withLoggedNote();
    later(UNDO_MS);
    await takeBatch(db, Date.now());
    await port.run('removeNote', { noteId });
    expect(await port.read('note', { noteId })).toBeNull();
    expect(await port.read('feed', everything)).toMatchObject({ notes: [] });
    expect(await answered(db)).toEqual([
      [1, 'note.create'],
      [2, 'note.delete'],
    ]);
  });

  it('takes edits into its creation until that has left, and sends them apart afterwards', async () => {
    const { db, port, noteId } = await withLoggedNote();
    await port.run('editNote', { noteId, patch: { text: 'Second words', kinds: ['pricing'] } });
    later(UNDO_MS);
    const first = await takeBatch(db, Date.now());
    expect(first?.mutations).toMatchObject([
      { seq: 1, body: { name: 'note.create', body: { text: 'Second words', kinds: ['pricing'] } } },
    ]);
    await port.run('editNote', { noteId, patch: { text: 'Third words' } });
    await port.run('editNote', { noteId, patch: { kinds: ['win'] } });
    const second = await takeBatch(db, Date.now());
    expect(second?.mutations[0]).toEqual(first?.mutations[0]);
    expect(second?.mutations[1]).toMatchObject({ seq: 2, body: { patch: { text: 'Third words', kinds: ['win'] } } });
    expect((await port.read('note', { noteId }))?.note).toMatchObject({ text: 'Third words', kinds: ['win'] });
  });

  it('is not overtaken by what speaks of it', async () => {
    const { db, port, noteId } = await withLoggedNote();
    await port.run('reply', { replyId: newId(), noteId, text: 'to my own note' });
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    expect(await answered(db)).toEqual([[1, 'feed.read']]);
    later(UNDO_MS);
    expect(await answered(db)).toEqual([
      [2, 'note.create'],
      [3, 'reply.create'],
    ]);
  });
});

describe('a batch', () => {
  it('says the same under the same sequence until it is answered', async () => {
    const { db, port } = await withLoggedNote();
    later(UNDO_MS);
    const first = await takeBatch(db, Date.now());
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    const again = await takeBatch(db, Date.now());
    expect(again?.clientId).toBe(first?.clientId);
    expect(again?.mutations[0]).toEqual(first?.mutations[0]);
    expect(again?.mutations.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('holds at most two hundred, and not many long ones', async () => {
    const db = await newDatabase();
    const port = openDirect(db);
    for (let count = 0; count < 205; count++)
      await port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody() });
    later(UNDO_MS);
    expect(await answered(db)).toHaveLength(200);
    expect(await answered(db)).toHaveLength(5);
    const long = noteBody({ text: 'x'.repeat(10_000) });
    for (let count = 0; count < 60; count++)
      await port.run('logNote', { noteId: newId(), contactId: newId(), body: long });
    later(UNDO_MS);
    const few = (await answered(db))?.length ?? 0;
    expect(few).toBeGreaterThan(1);
    expect(few).toBeLessThan(60);
    expect((await answered(db))?.[0]?.[0]).toBe(206 + few);
  });

  it('starts a new log for a hub that lost ours, with nothing left out', async () => {
    const { db } = await withLoggedNote();
    later(UNDO_MS);
    const before = await takeBatch(db, Date.now());
    await renumber(db);
    const after = await takeBatch(db, Date.now());
    expect(after?.clientId).not.toBe(before?.clientId);
    expect(after?.mutations).toEqual(before?.mutations);
    await settle(db, before?.clientId ?? '', [{ seq: 1, status: 'applied' }]);
    expect(await ackedLogs(db)).toEqual([]);
  });
});

describe('an applied note', () => {
  it('shows as synced at once and stays in view until the pull brings the row of the hub', async () => {
    const { db, port, noteId } = await withLoggedNote();
    later(UNDO_MS);
    await answered(db);
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'synced', note: { text: 'First words' } });
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 0 });
    const acked = await ackedLogs(db);
    await bring(db, [{ table: 'notes', row: noteFrom({ id: noteId, text: 'First words', version: 9 }) }], acked);
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'synced', note: { version: 9 } });
    expect(await db.outbox.count()).toBe(0);
  });

  it('is one note when the pull brings it before the answer', async () => {
    const { db, port, noteId } = await withLoggedNote();
    later(UNDO_MS);
    await takeBatch(db, Date.now());
    await bring(db, [{ table: 'notes', row: noteFrom({ id: noteId, text: 'First words', version: 9 }) }]);
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'waiting', note: { version: 9 } });
    expect((await port.read('feed', everything)).notes).toHaveLength(1);
  });
});

describe('an edit of a note that the hub has', () => {
  it('lies over whatever the hub says until the hub has it', async () => {
    const db = await newDatabase();
    const port = openDirect(db);
    const row = noteFrom({ authorId: db.me, text: 'Old' });
    await bring(db, [{ table: 'notes', row }]);
    await port.run('editNote', { noteId: row.id, patch: { text: 'New' } });
    await bring(db, [{ table: 'notes', row: { ...row, version: 5, kinds: ['win'] } }]);
    expect(await port.read('note', { noteId: row.id })).toMatchObject({
      delivery: 'waiting',
      note: { text: 'New', kinds: ['win'] },
    });
  });

  it('keeps its words in view when it is refused, and gives way to the text of the hub when it is let go', async () => {
    const db = await newDatabase();
    const port = openDirect(db);
    const row = noteFrom({ text: 'Old' });
    await bring(db, [{ table: 'notes', row }]);
    await port.run('editNote', { noteId: row.id, patch: { text: 'New' } });
    await answered(db, { 1: 'note_not_yours' });
    expect(await port.read('note', { noteId: row.id })).toMatchObject({ delivery: 'refused', note: { text: 'New' } });
    const [refused] = await port.read('refused', {});
    expect(refused).toMatchObject({ name: 'note.edit', noteId: row.id, text: 'New', code: 'note_not_yours' });
    await port.run('discardRefused', { seq: refused?.seq ?? 0 });
    expect(await port.read('note', { noteId: row.id })).toMatchObject({ delivery: 'synced', note: { text: 'Old' } });
  });

  it('brings the note back when its deletion is refused', async () => {
    const db = await newDatabase();
    const port = openDirect(db);
    const row = noteFrom({ text: 'Old' });
    await bring(db, [{ table: 'notes', row }]);
    await port.run('removeNote', { noteId: row.id });
    expect(await port.read('note', { noteId: row.id })).toBeNull();
    await answered(db, { 1: 'note_not_yours' });
    expect(await port.read('note', { noteId: row.id })).toMatchObject({ delivery: 'refused', note: { text: 'Old' } });
  });
});

describe('a refused note', () => {
  async function refusedNote() {
    const logged = await withLoggedNote();
    await logged.port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody({ text: 'Another' }) });
    later(UNDO_MS);
    await answered(logged.db, { 1: 'contact_unknown' });
    return logged;
  }

  it('is set aside with its reason while the rest goes on', async () => {
    const { db, port, noteId } = await refusedNote();
    expect(await port.read('refused', {})).toMatchObject([
      { name: 'note.create', noteId, text: 'First words', code: 'contact_unknown', message: 'No.' },
    ]);
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'refused' });
    expect(await ackedLogs(db)).toHaveLength(1);
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 0, refused: 1 });
  });

  it('goes up again, mended, as a new entry of the log', async () => {
    const { db, port, noteId } = await refusedNote();
    const [refused] = await port.read('refused', {});
    await port.run('retryRefused', { seq: refused?.seq ?? 0, text: 'Mended' });
    expect(await port.read('note', { noteId })).toMatchObject({ delivery: 'waiting', note: { text: 'Mended' } });
    expect(await answered(db)).toEqual([[3, 'note.create']]);
    expect(await port.read('refused', {})).toEqual([]);
  });

  it('takes the edits that were on their way with it', async () => {
    const { db, port, noteId } = await withLoggedNote();
    later(UNDO_MS);
    await takeBatch(db, Date.now());
    await port.run('editNote', { noteId, patch: { text: 'Better words' } });
    await answered(db, { 1: 'contact_unknown', 2: 'note_unknown' });
    expect(await port.read('refused', {})).toMatchObject([{ name: 'note.create', text: 'Better words' }]);
    await port.run('editNote', { noteId, patch: { text: 'Best words' } });
    expect(await port.read('refused', {})).toMatchObject([{ text: 'Best words' }]);
    expect(await nextDue(db)).toBeNull();
  });

  it('can be let go, and is gone', async () => {
    const { port, noteId } = await refusedNote();
    await port.run('removeNote', { noteId });
    expect(await port.read('refused', {})).toEqual([]);
    expect(await port.read('note', { noteId })).toBeNull();
  });
});

it('a person whom the hub refused leaves no card when let go', async () => {
  const db = await newDatabase();
  const port = openDirect(db);
  const who = { fullName: 'New', email: 'taken@acme.example', phone: null, title: null, companyName: null };
  await port.run('addContact', { contactId: newId(), ...who });
  await answered(db, { 1: 'address_taken' });
  const [refused] = await port.read('refused', {});
  expect(refused).toMatchObject({ name: 'contact.add', text: 'New' });
  await port.run('discardRefused', { seq: refused?.seq ?? 0 });
  expect(await port.read('lookup', { email: 'taken@acme.example' })).toBeNull();
  expect(await db.contacts.count()).toBe(0);
});

describe('a new contact whose address somebody has already', () => {
  const email = 'taken@acme.example';
  const who = { fullName: 'New', email, phone: null, title: null, companyName: null };
  const theirs = cardFrom({ name: 'Jane Roe', email });

  /** Two notes about the new contact: one refused with it, one that still waits; and words in the field. */
  async function taken() {
    const db = await newDatabase();
    const port = openDirect(db);
    const [contactId, refusedNote, waitingNote] = [newId(), newId(), newId()];
    await port.run('addContact', { contactId, ...who });
    await port.run('logNote', { noteId: refusedNote, contactId, body: noteBody({ text: 'First' }) });
    later(UNDO_MS);
    await answered(db, { 1: 'address_taken', 2: 'contact_unknown' });
    await port.run('logNote', { noteId: waitingNote, contactId, body: noteBody({ text: 'Second' }) });
    await port.run('saveDraft', { key: `note:${contactId}`, text: 'Thi', kinds: [], savedAt: 1 });
    return { db, port, contactId, notes: [refusedNote, waitingNote] };
  }
  const existing = async (port: StorePort) => (await port.read('refused', {}))[0]?.existing;

  it('offers that person once the look-up has found exactly one', async () => {
    const { port } = await taken();
    expect(await existing(port)).toBeNull();
    await port.run('keepLookup', { query: { email }, cards: [theirs, cardFrom()] });
    expect(await existing(port)).toBeNull();
    await port.run('keepLookup', { query: { email }, cards: [theirs] });
    expect(await existing(port)).toMatchObject({ id: theirs.id });
  });

  it('gives that person all that was written, and leaves nothing of the new one', async () => {
    const { db, port, contactId, notes } = await taken();
    await port.run('keepLookup', { query: { email }, cards: [theirs] });
    const [refused] = await port.read('refused', {});
    await port.run('useExisting', { seq: refused?.seq ?? 0, contactId: theirs.id });
    const views = await port.read('contactNotes', { contactId: theirs.id });
    expect(views.map(({ note }) => note.id).sort()).toEqual([...notes].sort());
    expect(views.map(({ delivery }) => delivery)).toEqual(['waiting', 'waiting']);
    expect(await port.read('draft', { key: `note:${theirs.id}` })).toMatchObject({ text: 'Thi' });
    expect(await port.read('refused', {})).toEqual([]);
    expect(await db.contacts.get(contactId)).toBeUndefined();
    later(UNDO_MS);
    const batch = await takeBatch(db, Date.now());
    expect(batch?.mutations.map(({ body }) => 'contactId' in body && body.contactId)).toEqual([theirs.id, theirs.id]);
  });

  it('overwrites no words that are being typed about that person', async () => {
    const { port, contactId } = await taken();
    await port.run('saveDraft', { key: `note:${theirs.id}`, text: 'Mine', kinds: [], savedAt: 1 });
    const [refused] = await port.read('refused', {});
    await port.run('useExisting', { seq: refused?.seq ?? 0, contactId: theirs.id });
    expect(await port.read('draft', { key: `note:${theirs.id}` })).toMatchObject({ text: 'Mine' });
    expect(await port.read('draft', { key: `note:${contactId}` })).toMatchObject({ text: 'Thi' });
  });
});

it('a read mark that the hub refuses is nobody’s worry', async () => {
  const db = await newDatabase();
  const port = openDirect(db);
  await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
  await answered(db, { 1: 'body_invalid' });
  expect(await port.read('syncState', {})).toMatchObject({ waiting: 0, refused: 0 });
});
