import { describe, expect, it } from 'vitest';
import { openDirect } from '#lib/store/direct.ts';
import type { FeedQuery } from '#lib/store/port.ts';
import { bring, newDatabase } from '#test/support/unit/database.ts';
import { cardFrom, everything, newId, noteBody, noteFrom } from '#test/support/unit/rows.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 9, minute)).toISOString();

async function filled() {
  const db = await newDatabase();
  const jane = cardFrom({ name: 'Jané Doe', companyName: 'Acme', status: 'mql' });
  const bob = cardFrom({ name: 'Bob', companyName: 'Globex', status: 'customer' });
  const sam = newId();
  const notes = [
    noteFrom({ contactId: jane.id, receivedAt: at(1), text: 'Budget in Q3', kinds: ['pricing'] }),
    noteFrom({ contactId: bob.id, receivedAt: at(2), text: 'Loves the café tour', authorId: sam }),
    noteFrom({ contactId: bob.id, receivedAt: at(3), text: '', outcome: 'no_answer' }),
    noteFrom({ contactId: jane.id, receivedAt: at(4), text: 'Gone', deletedAt: at(5) }),
  ];
  await bring(db, [
    ...[jane, bob].map((row) => ({ table: 'contacts' as const, row })),
    ...notes.map((row) => ({ table: 'notes' as const, row })),
  ]);
  const port = openDirect(db);
  const texts = async (query: Partial<FeedQuery>) => {
    const { notes: views } = await port.read('feed', { ...everything, ...query });
    return views.map(({ note }) => note.text);
  };
  return { db, port, texts, sam };
}

describe('the feed', () => {
  it('shows what has text or a kind, newest first, and no deleted note', async () => {
    const { texts } = await filled();
    expect(await texts({})).toEqual(['Loves the café tour', 'Budget in Q3']);
  });

  it('shows calls without words when asked for all calls', async () => {
    const { texts } = await filled();
    expect(await texts({ allCalls: true })).toEqual(['', 'Loves the café tour', 'Budget in Q3']);
  });

  it('mixes calls without words and notes by when they came, on and on, each once', async () => {
    const { db, port } = await filled();
    const rows = Array.from({ length: 40 }, (_, n) => noteFrom({ receivedAt: at(10 + n), text: n % 3 ? '' : 'Words' }));
    // The same moment: by their ids then, whichever index they stand in.
    const twins = ['', 'Words', ''].map((text) => noteFrom({ receivedAt: at(90), text }));
    await bring(
      db,
      [...rows, ...twins].map((row) => ({ table: 'notes' as const, row })),
    );
    const read = async (limit: number, words = '') => {
      const { notes, more } = await port.read('feed', { ...everything, allCalls: true, words, limit });
      return { ids: notes.map(({ note }) => note.id), more };
    };
    const newestFirst = [...twins.map(({ id }) => id).sort(), ...rows.map(({ id }) => id).toReversed()];
    for (const limit of [1, 2, 7, 43])
      expect(await read(limit)).toEqual({ ids: newestFirst.slice(0, limit), more: true });
    const worded = new Set([...rows, ...twins].flatMap(({ id, text }) => (text === '' ? [] : [id])));
    expect(await read(50, 'words')).toEqual({ ids: newestFirst.filter((id) => worded.has(id)), more: false });
  });

  it('filters by kind, outcome, writer and the status that the contact has now', async () => {
    const { texts, sam } = await filled();
    expect(await texts({ kinds: ['pricing', 'loss'] })).toEqual(['Budget in Q3']);
    expect(await texts({ outcomes: ['no_answer'], allCalls: true })).toEqual(['']);
    expect(await texts({ authors: [sam] })).toEqual(['Loves the café tour']);
    expect(await texts({ statuses: ['mql'] })).toEqual(['Budget in Q3']);
    expect(await texts({ statuses: ['mql'], authors: [sam] })).toEqual([]);
  });

  it('finds all words at once in text, contact and company, whatever their case and accents', async () => {
    const { texts } = await filled();
    expect(await texts({ words: 'CAFE' })).toEqual(['Loves the café tour']);
    expect(await texts({ words: '  jane   budg acme' })).toEqual(['Budget in Q3']);
    expect(await texts({ words: 'budget globex' })).toEqual([]);
  });

  it('says whether there is more', async () => {
    const { port } = await filled();
    expect(await port.read('feed', { ...everything, limit: 1 })).toMatchObject({ more: true });
    expect(await port.read('feed', { ...everything, limit: 2 })).toMatchObject({ more: false });
  });

  it('puts what waits here before everything, wherever this clock stands', async () => {
    const { port, texts } = await filled();
    await port.run('logNote', { noteId: newId(), contactId: newId(), body: noteBody({ text: 'Just now' }) });
    expect((await texts({}))[0]).toBe('Just now');
  });

  it('reads through many notes of the same moment without losing or doubling one', async () => {
    const { db, port } = await filled();
    const many = Array.from({ length: 1_203 }, (_, index) =>
      noteFrom({ receivedAt: at(0), text: index % 3 === 0 ? 'rare word' : 'common' }),
    );
    await bring(
      db,
      many.map((row) => ({ table: 'notes' as const, row })),
    );
    const { notes, more } = await port.read('feed', { ...everything, words: 'rare', limit: 1_000 });
    expect(notes).toHaveLength(401);
    expect(new Set(notes.map(({ note }) => note.id)).size).toBe(401);
    expect(more).toBe(false);
  });
});

describe('the notes about a company', () => {
  it('are those about colleagues, newest first, and none without a company', async () => {
    const db = await newDatabase();
    const companyId = newId();
    const [me, one, two] = [cardFrom({ companyId }), cardFrom({ companyId }), cardFrom({ companyId })];
    await bring(db, [
      ...[me, one, two].map((row) => ({ table: 'contacts' as const, row })),
      { table: 'notes', row: noteFrom({ contactId: me.id, text: 'mine', receivedAt: at(9) }) },
      { table: 'notes', row: noteFrom({ contactId: one.id, text: 'older', receivedAt: at(1) }) },
      { table: 'notes', row: noteFrom({ contactId: two.id, text: 'newer', receivedAt: at(2) }) },
    ]);
    const port = openDirect(db);
    const views = await port.read('companyNotes', { contactId: me.id, companyId });
    expect(views.map(({ note }) => note.text)).toEqual(['newer', 'older']);
    expect(await port.read('companyNotes', { contactId: me.id, companyId: null })).toEqual([]);
  });
});
