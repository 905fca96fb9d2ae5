import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { databaseName, openDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { readMeta } from '#lib/store/meta.ts';
import { takeBatch } from '#lib/store/outbox.ts';
import { type Dump, dump, restore, shapeOf } from '#test/support/unit/released.ts';
import { everything } from '#test/support/unit/rows.ts';
import { FILLED, fill } from './fill.ts';

/**
 * A store as each released version left it, filled by `fill` running on that version's own code. A new version of the
 * schema gets one too (see README.md); a released one never changes.
 */
const folder = 'test/lib/store/released/';
const released = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Dump] => [file.replace('.json', ''), JSON.parse(readFileSync(folder + file, 'utf8'))])
  .sort(([one], [other]) => Number(one) - Number(other));

/** The store of a released version, opened by today's code. */
async function openedToday(then: Dump) {
  await restore(await databaseName(FILLED.identity), then);
  const db = await openDatabase(FILLED.identity);
  onTestFinished(() => db.delete());
  return { db, port: openDirect(db) };
}

const WAITING = { log: expect.any(Number), acked: 0 };

describe.each(released)('a call without words in a store of version %s', (_, then) => {
  /** As that version kept it: in an order among all calls, and in none of the feed. */
  const wordless = (row: { id?: string }) => {
    if (row.id !== FILLED.theirs) return row;
    const { feedOrder: _feed, ...bare } = { callOrder: 0, ...row, text: '', kinds: [], feedOrder: 0 };
    return then.version > 40 ? { ...bare, bareOrder: bare.callOrder } : bare;
  };

  it('stands among all calls, and not in the feed', async () => {
    const stores = then.stores.map((store) => ({ ...store, rows: store.rows.map((row) => wordless(row as object)) }));
    const { port } = await openedToday({ ...then, stores });
    const idsOf = async (allCalls: boolean) =>
      (await port.read('feed', { ...everything, allCalls })).notes.map(({ note }) => note.id);
    expect(await idsOf(true)).toContain(FILLED.theirs);
    expect(await idsOf(false)).not.toContain(FILLED.theirs);
  });
});

describe.each(released)('a store of version %s, opened by today', (_, then) => {
  it('has every note as it was shown, with how it stands', async () => {
    const { port } = await openedToday(then);
    const { notes } = await port.read('feed', { ...everything, allCalls: true });
    const shown = notes.map(({ note, delivery }) => [note.id, note.text, delivery]);
    expect(new Set(shown.map(([id, text, delivery]) => `${id} ${text} ${delivery}`))).toEqual(
      new Set([
        `${FILLED.theirs} Of the hub synced`,
        `${FILLED.edited} Edited words waiting`,
        `${FILLED.waiting} Waiting words waiting`,
        `${FILLED.sent} Sent words waiting`,
        `${FILLED.refused} Refused words refused`,
      ]),
    );
    expect(notes.find(({ note }) => note.id === FILLED.theirs)?.replies).toMatchObject([
      { reply: { text: 'A reply' } },
    ]);
  });

  it('sends all that waits, in its order, and what left without an answer under its old sequence', async () => {
    const { db } = await openedToday(then);
    const before = await readMeta(db, 'client');
    const batch = await takeBatch(db, Date.now());
    expect(batch?.clientId).toBe(before?.clientId);
    expect(batch?.mutations.map(({ seq, body }) => [seq, body.name])).toEqual([
      [2, 'note.create'],
      [3, 'note.create'],
      [4, 'note.edit'],
      [5, 'reply.create'],
      [6, 'feed.read'],
    ]);
    expect(await db.outbox.where('row').equals(FILLED.waiting).toArray()).toMatchObject([WAITING]);
  });

  it('has its drafts, what was refused, its cursor, and the hub’s text below an edit', async () => {
    const { db, port } = await openedToday(then);
    expect(await port.read('draft', { key: `note:${FILLED.contact}` })).toMatchObject({ text: 'half a sen' });
    expect(await port.read('refused', {})).toMatchObject([{ code: 'text_too_long', text: 'Refused words' }]);
    expect(await readMeta(db, 'cursor')).toBe('a cursor of the hub');
    expect((await db.notes.get(FILLED.edited))?.hub?.text).toBe('Before the edit');
    expect(await port.read('contactNotes', { contactId: FILLED.contact })).toHaveLength(5);
  });
});

describe('the newest of them', () => {
  it('has the shape that today makes: a new version of the schema wants one of its own', async () => {
    const db = await openDatabase({ ...FILLED.identity, hub: 'https://today.example' });
    onTestFinished(() => db.delete());
    await fill(db);
    db.close();
    const today = shapeOf(await dump(db.name));
    expect(shapeOf(released.at(-1)?.[1] as Dump)).toEqual(today);
  });
});
