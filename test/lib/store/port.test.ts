import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { NoteView, StorePort } from '#lib/store/port.ts';
import { openRemote } from '#lib/store/remote.ts';
import { serveRead, serveWrite } from '#lib/store/serve.ts';
import { bring, newDatabase } from '#test/support/unit/database.ts';
import { cardFrom, everything, memberFrom, newId, noteBody, noteFrom, pictureFrom } from '#test/support/unit/rows.ts';

/** A frame without a database: everything crosses as JSON, as a runtime message does. */
function overMessages(db: TouchlineDatabase): StorePort {
  const heard = new Set<() => void>();
  const direct = openDirect(db, () => {
    for (const tell of heard) tell();
  });
  const crossed = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  return openRemote({
    call: async (call, say) => {
      const { name, args } = crossed(say) as { name: string; args: unknown };
      return crossed(await (call === 'store.read' ? serveRead : serveWrite)(direct, { name, args }));
    },
    onChange(tell, signal) {
      heard.add(tell);
      signal.addEventListener('abort', () => heard.delete(tell));
    },
  });
}

describe.each([
  ['directly over the database', (db: TouchlineDatabase) => openDirect(db)],
  ['through the background', overMessages],
])('the store %s', (_how, open) => {
  async function start() {
    const db = await newDatabase();
    return { db, port: open(db) };
  }

  it('shows a logged note at once as waiting, with what was known of its contact', async () => {
    const { port } = await start();
    const card = cardFrom();
    await port.run('keepPicture', { picture: pictureFrom(card) });
    const noteId = newId();
    await port.run('logNote', { noteId, contactId: card.id, body: noteBody({ text: 'They use a rival' }) });

    const [view] = await port.read('contactNotes', { contactId: card.id });
    expect(view).toMatchObject({
      delivery: 'waiting',
      contact: { name: 'Jane Doe' },
      note: {
        id: noteId,
        text: 'They use a rival',
        context: { status: 'mql', score: 72, band: 'hot', lastTouch: { title: 'Webinar "Pricing"' } },
      },
    });
    expect(await port.read('feed', everything)).toMatchObject({ notes: [{ note: { id: noteId } }], unread: 0 });
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 1, refused: 0 });
  });

  it('logs a note once, however often it is asked to', async () => {
    const { port } = await start();
    const args = { noteId: newId(), contactId: newId(), body: noteBody() };
    await port.run('logNote', args);
    await port.run('logNote', args);
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 1 });
  });

  it('tells a watcher of a change, and stops when it is told to', async () => {
    const { port } = await start();
    const contactId = newId();
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const seen = vi.fn<(views: NoteView[]) => void>();
    const failed = vi.fn();
    port.watch('contactNotes', { contactId }, seen, failed, stop.signal);
    await vi.waitFor(() => expect(seen).toHaveBeenLastCalledWith([]));
    await port.run('logNote', { noteId: newId(), contactId, body: noteBody() });
    await vi.waitFor(() => expect(seen.mock.lastCall?.[0]).toHaveLength(1));
    stop.abort();
    const calls = seen.mock.calls.length;
    await port.run('logNote', { noteId: newId(), contactId, body: noteBody() });
    await port.read('contactNotes', { contactId });
    expect(seen).toHaveBeenCalledTimes(calls);
    expect(failed).not.toHaveBeenCalled();
  });

  it('keeps a draft until it is dropped', async () => {
    const { port } = await start();
    const draft = { key: 'note:1', text: 'They sai', kinds: ['pricing' as const], savedAt: 1 };
    await port.run('saveDraft', draft);
    expect(await port.read('draft', { key: 'note:1' })).toEqual(draft);
    await port.run('dropDraft', { key: 'note:1' });
    expect(await port.read('draft', { key: 'note:1' })).toBeNull();
  });

  it('remembers who an address belongs to, in whatever letters it is asked', async () => {
    const { port } = await start();
    const card = cardFrom();
    expect(await port.read('lookup', { email: 'jane@acme.example' })).toBeNull();
    await port.run('keepLookup', { query: { email: 'Jane@Acme.example' }, cards: [card] });
    expect(await port.read('lookup', { email: 'JANE@acme.example ' })).toMatchObject({ cards: [card] });
    await port.run('keepLookup', { query: { phone: '+1 (555) 010-0' }, cards: [] });
    expect(await port.read('lookup', { phone: '0015550100' })).toMatchObject({ cards: [] });
  });

  it('shows an added person under the address and number before the hub has answered', async () => {
    const { port } = await start();
    const contactId = newId();
    const added = { fullName: 'New Person', email: 'new@acme.example', phone: '+15550100', title: null };
    await port.run('addContact', { contactId, ...added, companyName: 'Acme' });
    const expected = { cards: [{ id: contactId, name: 'New Person', companyName: 'Acme' }] };
    expect(await port.read('lookup', { email: 'new@acme.example' })).toMatchObject(expected);
    expect(await port.read('lookup', { phone: '+15550100' })).toMatchObject(expected);
  });

  it('shows replies below their note in the order they came, each with its writer', async () => {
    const { db, port } = await start();
    const note = noteFrom();
    const other = memberFrom({ name: 'Mia' });
    const reply = { id: newId(), version: 2, noteId: note.id, authorId: other.id, deletedAt: null, text: 'Thanks' };
    const times = { writtenAt: '2026-11-01T09:01:00.000Z', receivedAt: '2026-11-01T09:01:00.000Z' };
    await bring(db, [
      { table: 'notes', row: note },
      { table: 'members', row: other },
      { table: 'replies', row: { ...reply, ...times } },
    ]);
    await port.run('reply', { replyId: newId(), noteId: note.id, text: ' And which one? ' });
    const view = await port.read('note', { noteId: note.id });
    expect(view?.replies.map(({ reply: { text }, author, delivery }) => [text, author?.name, delivery])).toEqual([
      ['Thanks', 'Mia', 'synced'],
      ['And which one?', undefined, 'waiting'],
    ]);
  });

  it('moves the read mark on and never back', async () => {
    const { db, port } = await start();
    await bring(db, [
      { table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T10:00:00.000Z' }) },
      { table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T11:00:00.000Z' }) },
      { table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T12:00:00.000Z', authorId: db.me }) },
    ]);
    expect(await port.read('unread', {})).toBe(2);
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T10:00:00.000Z' });
    expect(await port.read('unread', {})).toBe(1);
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T09:00:00.000Z' });
    expect(await port.read('feed', everything)).toMatchObject({ readAt: '2026-11-01T10:00:00.000Z', unread: 1 });
    expect(await db.outbox.count()).toBe(1);
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 0 });
  });
});

describe('a message that no screen of ours would send', () => {
  it('is turned down before it reaches the store', async () => {
    const port = openDirect(await newDatabase());
    await expect(serveRead(port, { name: 'constructor', args: {} })).rejects.toThrow('No such read');
    await expect(serveWrite(port, { name: 'read', args: {} })).rejects.toThrow('No such write');
    await expect(serveWrite(port, { name: 'logNote', args: { noteId: 'x' } })).rejects.toThrow();
    expect(await port.read('syncState', {})).toMatchObject({ waiting: 0 });
  });
});
