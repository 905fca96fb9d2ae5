import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import {
  contactAdd,
  feedRead,
  noteCreate,
  noteDelete,
  noteEdit,
  problemOf,
  replyCreate,
  TestClient,
} from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const applied = { status: 'applied' };
const refused = (code: string) => ({ status: 'refused', code });

describe('a push that comes again', () => {
  it('answers the same and changes nothing when its first answer was lost', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    const lost = rep.envelope(noteCreate(contactId, { text: 'once' }), noteCreate(contactId, { text: 'twice' }));
    const first = await (await rep.post(lost)).json();
    await rep.pull();
    const again = await (await rep.post(lost)).json();
    expect(again).toEqual(first);
    expect((await rep.pullPage()).changes).toEqual([]);
    expect(rep.rows('notes').filter((note) => note.contactId === contactId)).toHaveLength(2);
  });

  it('refuses again what it refused, by the same reason', async () => {
    const rep = await world.join('rep');
    const envelope = rep.envelope(noteDelete(uuidv7()), noteCreate(await world.addContact()));
    const first = await (await rep.post(envelope)).json();
    expect(first).toMatchObject({ lastSeq: 2, results: [refused('note_unknown'), applied] });
    expect(await (await rep.post(envelope)).json()).toEqual(first);
  });

  it('applies only what is new when old and new come together', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    const [one, two] = [noteCreate(contactId), noteCreate(contactId)];
    const { mutations, ...rest } = rep.envelope(one, two);
    await rep.post({ ...rest, mutations: mutations.slice(0, 1) });
    const answer = await (await rep.post({ ...rest, mutations })).json();
    expect(answer).toMatchObject({ lastSeq: 2, results: [applied, applied] });
    await rep.pull();
    expect(rep.rows('notes').filter((note) => note.contactId === contactId)).toHaveLength(2);
  });

  it('stores a note once when both copies are under way at the same time', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    const envelope = rep.envelope(noteCreate(contactId));
    const answers = await Promise.all(Array.from({ length: 6 }, () => rep.post(envelope)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    await rep.pull();
    expect(rep.rows('notes').filter((note) => note.contactId === contactId)).toHaveLength(1);
  });

  it('takes a note for known when another log of the same member brings it', async () => {
    const rep = await world.join('rep');
    const note = noteCreate(await world.addContact(), { text: 'kept' });
    await rep.push(note);
    const secondDevice = new TestClient(rep.account);
    expect(await secondDevice.pushOne({ ...note, body: { ...note.body, text: 'other' } })).toMatchObject(applied);
    await secondDevice.pull();
    expect(secondDevice.rows('notes')).toContainEqual(expect.objectContaining({ id: note.noteId, text: 'kept' }));
  });
});

describe('the sequence of a client', () => {
  it('must not have a gap, and a push with one changes nothing', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    rep.seq = 1;
    expect(await problemOf(await rep.post(rep.envelope(noteCreate(contactId))))).toEqual({
      status: 409,
      code: 'sequence_gap',
    });
    rep.seq = 0;
    const { mutations, ...rest } = rep.envelope(noteCreate(contactId), noteCreate(contactId), noteCreate(contactId));
    const holed = mutations.filter(({ seq }) => seq !== 2);
    expect((await rep.post({ ...rest, mutations: holed })).status).toBe(409);
    expect((await rep.post({ ...rest, mutations: mutations.toReversed() })).status).toBe(409);
    await rep.pull();
    expect(rep.rows('notes').filter((note) => note.contactId === contactId)).toEqual([]);
    const known = await inWorkspace(world.hub.database.store.db, world.workspace.id, (tx) =>
      tx.selectFrom('app.clients').select('id').where('id', '=', rep.clientId).execute(),
    );
    expect(known).toEqual([]);
  });

  it('belongs to one member', async () => {
    const rep = await world.join('rep');
    const other = await world.join('rep');
    await rep.push(feedRead('2026-01-01T00:00:00.000Z'));
    const thief = new TestClient(other.account, rep.clientId);
    expect(await problemOf(await thief.post(thief.envelope(feedRead('2026-01-02T00:00:00.000Z'))))).toEqual({
      status: 403,
      code: 'client_not_yours',
    });
  });
});

describe('a bad mutation among good ones', () => {
  it('is refused by itself, with a reason, and nothing else is lost', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    const good = [noteCreate(contactId, { text: 'before' }), noteCreate(contactId, { text: 'after' })];
    const { lastSeq, results } = await rep.push(
      good[0],
      { name: 'note.create', noteId: 'no id' },
      noteCreate(uuidv7()),
      noteCreate(contactId, { text: 'x'.repeat(100_000) }),
      noteCreate(contactId, { campaignId: uuidv7() }),
      { ...noteCreate(contactId), writtenAt: '0000-01-01T00:00:00.000Z' },
      good[1],
    );
    expect(lastSeq).toBe(7);
    expect(results).toMatchObject([
      applied,
      refused('mutation_invalid'),
      refused('contact_unknown'),
      refused('text_too_long'),
      refused('mutation_invalid'),
      refused('mutation_invalid'),
      applied,
    ]);
    await rep.pull();
    const texts = rep.rows('notes').flatMap((note) => (note.contactId === contactId ? [note.text] : []));
    expect(texts).toEqual(['before', 'after']);
    expect(rep.changes.at(-1)?.row.version).toBe(await world.counter());
  });

  it('is not quoted in the log when it was the database that found the fault', async () => {
    const rep = await world.join('rep');
    const note = noteCreate(await world.addContact(), { text: 'very private words' });
    await rep.push({ ...note, writtenAt: '0000-02-02T00:00:00.000Z' });
    const lines = world.hub.logged.join('');
    expect(lines).toContain('a mutation could not be stored');
    expect(lines).not.toContain('very private words');
    expect(lines).not.toContain(note.noteId);
  });

  it('gets a sentence that says what to do', async () => {
    const rep = await world.join('rep');
    const result = await rep.pushOne(noteCreate(await world.addContact(), { text: 'x'.repeat(NOTE_TEXT_MAX + 1) }));
    expect(result).toMatchObject({ message: expect.stringMatching(/10,000 characters.*Shorten/) });
  });
});

describe('the envelope of a push', () => {
  it.each([
    ['no JSON', '{', 400, 'body_not_json'],
    ['another form', {}, 400, 'body_invalid'],
    ['nothing in it', { protocol: PROTOCOL_VERSION, clientId: uuidv7(), mutations: [] }, 400, 'body_invalid'],
    ['an older protocol, whatever its form', { protocol: PROTOCOL_VERSION - 1 }, 400, 'protocol_too_old'],
    ['a newer protocol, whatever its form', { protocol: PROTOCOL_VERSION + 1 }, 400, 'protocol_too_new'],
    ['more than a megabyte', { padding: 'x'.repeat(1_000_000) }, 413, 'body_too_large'],
  ])('is refused as a whole with %s', async (_, body, status, code) => {
    const rep = await world.join('rep');
    expect(await problemOf(await rep.post(body))).toEqual({ status, code });
  });
});

describe('a note', () => {
  it('keeps what stood around it when it came', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact({ status: 'mql', title: 'Head of Operations' });
    await world.addTouch(contactId, { type: 'form.submitted', title: 'Asked for a demo', daysAgo: 2 });
    await world.addTouch(contactId, { type: 'email.opened', title: 'Opened the newsletter', daysAgo: 1 });
    await rep.push(noteCreate(contactId));
    await rep.pull();
    const note = rep.rows('notes').find((row) => row.contactId === contactId);
    expect(note?.context).toMatchObject({ status: 'mql', lastTouch: { title: 'Asked for a demo', channel: 'web' } });
    expect(note?.context?.score).toBeGreaterThan(0);
  });

  it('brings its contact into the feed, once', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact({ name: 'Grace Hopper', email: 'grace@example.com' });
    await rep.pull();
    expect(rep.rows('contacts').map(({ id }) => id)).not.toContain(contactId);
    await rep.push(noteCreate(contactId), noteCreate(contactId));
    const { changes } = await rep.pullPage();
    expect(changes.map(({ table }) => table).sort()).toEqual(['contacts', 'notes', 'notes']);
    expect(rep.rows('contacts')).toContainEqual(
      expect.objectContaining({ id: contactId, name: 'Grace Hopper', email: 'grace@example.com' }),
    );
  });

  it('is ordered by the hub and not by the writer', async () => {
    const rep = await world.join('rep');
    const contactId = await world.addContact();
    await rep.push({ ...noteCreate(contactId), writtenAt: '2099-01-01T00:00:00.000Z' }, noteCreate(contactId));
    await rep.pull();
    const [first, second] = rep.rows('notes').filter((note) => note.contactId === contactId);
    expect(first?.writtenAt).toBe('2099-01-01T00:00:00.000Z');
    expect(first?.receivedAt.localeCompare(second?.receivedAt ?? '')).toBeLessThanOrEqual(0);
    expect(Date.parse(first?.receivedAt ?? '')).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('is edited field by field, so that two edits of different fields both stay', async () => {
    const rep = await world.join('rep');
    const lead = await world.join('lead');
    const note = noteCreate(await world.addContact(), { text: 'first', kinds: ['pricing'] });
    await rep.push(note);
    await Promise.all([
      rep.push(noteEdit(note.noteId, { text: 'better' })),
      lead.push(noteEdit(note.noteId, { kinds: ['win'] })),
    ]);
    await rep.pull();
    expect(rep.rows('notes').find(({ id }) => id === note.noteId)).toMatchObject({ text: 'better', kinds: ['win'] });
  });

  it.each(['rep', 'marketer'] as const)('is not changed or deleted by another %s', async (role) => {
    const rep = await world.join('rep');
    const stranger = await world.join(role);
    const note = noteCreate(await world.addContact(), { text: 'mine' });
    await rep.push(note);
    expect(await stranger.pushOne(noteEdit(note.noteId, { text: 'theirs' }))).toMatchObject(refused('note_not_yours'));
    expect(await stranger.pushOne(noteDelete(note.noteId))).toMatchObject(refused('note_not_yours'));
    await rep.pull();
    expect(rep.rows('notes').find(({ id }) => id === note.noteId)).toMatchObject({ text: 'mine', deletedAt: null });
  });

  it.each(['lead', 'admin'] as const)('may be deleted by a %s', async (role) => {
    const rep = await world.join('rep');
    const note = noteCreate(await world.addContact());
    await rep.push(note);
    expect(await (await world.join(role)).pushOne(noteDelete(note.noteId))).toMatchObject(applied);
  });

  it('leaves a tombstone without its words, and takes no edit or reply any more', async () => {
    const rep = await world.join('rep');
    const note = noteCreate(await world.addContact(), { text: 'oops', kinds: ['loss'] });
    await rep.push(note, noteDelete(note.noteId));
    expect(
      await rep.push(noteEdit(note.noteId, { text: 'back' }), replyCreate(note.noteId, 'hm'), noteDelete(note.noteId)),
    ).toMatchObject({ results: [refused('note_deleted'), refused('note_deleted'), applied] });
    await rep.pull();
    const tombstone = rep.rows('notes').find(({ id }) => id === note.noteId);
    expect(tombstone).toMatchObject({ text: '', kinds: [], outcome: null, context: null });
    expect(tombstone?.deletedAt).not.toBeNull();
  });

  it('of another workspace is as unknown as one that never was', async () => {
    const rep = await world.join('rep');
    const note = noteCreate(await world.addContact(), { text: 'ours' });
    await rep.push(note);
    const foreign = await world.joinElsewhere('admin');
    const answer = await foreign.push(
      noteEdit(note.noteId, { text: 'theirs' }),
      noteDelete(note.noteId),
      replyCreate(note.noteId, 'hello'),
      noteCreate(note.contactId),
    );
    const codes = ['note_unknown', 'note_unknown', 'note_unknown', 'contact_unknown'];
    expect(answer.results).toMatchObject(codes.map(refused));
  });
});

describe('a reply', () => {
  it('may come from anybody in the workspace', async () => {
    const [rep, marketer] = [await world.join('rep'), await world.join('marketer')];
    const note = noteCreate(await world.addContact(), { text: 'They ask for SOC 2' });
    await rep.push(note);
    await marketer.push(replyCreate(note.noteId, '  Sheet is on its way  '));
    await rep.pull();
    expect(rep.rows('replies').filter(({ noteId }) => noteId === note.noteId)).toMatchObject([
      { text: 'Sheet is on its way' },
    ]);
  });
});

describe('the read mark', () => {
  it('moves forward only, and never past now', async () => {
    const rep = await world.join('rep');
    await rep.push(feedRead('2026-05-02T00:00:00.000Z'), feedRead('2026-05-01T00:00:00.000Z'));
    await rep.pull();
    expect(rep.rows('readMarks')).toMatchObject([{ feedReadAt: '2026-05-02T00:00:00.000Z' }]);
    await rep.push(feedRead('2999-01-01T00:00:00.000Z'));
    await rep.pull();
    const [mark] = rep.rows('readMarks');
    expect(Date.parse(mark?.feedReadAt ?? '')).toBeLessThanOrEqual(Date.now() + 1_000);
    expect(Date.parse(mark?.feedReadAt ?? '')).toBeGreaterThan(Date.parse('2026-05-02T00:00:00.000Z'));
  });

  it("is nobody else's business", async () => {
    const [rep, other] = [await world.join('rep'), await world.join('rep')];
    await rep.push(feedRead('2026-05-02T00:00:00.000Z'));
    await other.pull();
    expect(other.rows('readMarks')).toEqual([]);
  });
});

describe('adding a contact', () => {
  it('lets a note about it follow in the same push', async () => {
    const rep = await world.join('rep');
    const contact = contactAdd({ email: 'Ada <ADA+crm@Analytical.example>', companyName: 'Analytical Engines' });
    expect(await rep.push(contact, noteCreate(contact.contactId))).toMatchObject({ results: [applied, applied] });
    await rep.pull();
    expect(rep.rows('contacts').find(({ id }) => id === contact.contactId)).toMatchObject({
      name: 'Ada Byron',
      email: 'ada+crm@analytical.example',
      companyName: 'Analytical Engines',
    });
  });

  it('is refused when somebody has the address, whatever its case, and applied when it comes again', async () => {
    const rep = await world.join('rep');
    const contact = contactAdd({ email: 'taken@example.com' });
    await rep.push(contact);
    expect(await rep.pushOne(contact)).toMatchObject(applied);
    expect(await rep.pushOne(contactAdd({ email: 'TAKEN@example.com' }))).toMatchObject(refused('address_taken'));
  });

  it('puts colleagues into one company, by domain or by name', async () => {
    const rep = await world.join('rep');
    const people = [
      contactAdd({ email: 'one@initech.example', companyName: 'Initech' }),
      contactAdd({ email: 'two@initech.example' }),
      contactAdd({ phone: '+1 555 0100', companyName: 'INITECH' }),
    ];
    await rep.push(...people, ...people.map(({ contactId }) => noteCreate(contactId)));
    await rep.pull();
    const ids = new Set(people.map(({ contactId }) => contactId));
    const companies = rep.rows('contacts').flatMap((card) => (ids.has(card.id) ? [card.companyName] : []));
    expect(companies).toEqual(['Initech', 'Initech', 'Initech']);
  });

  it.each([{ email: 'not an address' }, { phone: 'call me' }])('is refused when %j cannot be read', async (fields) => {
    const rep = await world.join('rep');
    expect(await rep.pushOne(contactAdd(fields))).toMatchObject(refused('mutation_invalid'));
  });
});
