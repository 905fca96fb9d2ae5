import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CallNote, recoverEdits } from '#lib/store/call-note.ts';
import type { StorePort } from '#lib/store/port.ts';
import { changesOf, idOf } from '#test/support/feed/fixture.ts';
import { openStore } from '#test/support/feed/open-store.ts';
import { fillDisk } from '#test/support/unit/full-disk.ts';

const JANE = idOf(2, 1);
let port: StorePort;
let note: CallNote;

beforeEach(async () => {
  ({ port } = await openStore(changesOf([])));
  note = new CallNote(port, JANE);
});
afterEach(() => vi.useRealTimers());

const logged = () => port.read('contactNotes', { contactId: JANE });
const draft = (key = `note:${JANE}`) => port.read('draft', { key });

describe('before the click', () => {
  test('what is typed is kept and comes back in a new panel', async () => {
    note.type('Budget is fixed');
    note.toggleKind('pricing');
    await vi.waitFor(async () => expect((await draft())?.kinds).toEqual(['pricing']));
    const reopened = new CallNote(port, JANE);
    await reopened.restore();
    expect(reopened.state()).toMatchObject({ text: 'Budget is fixed', kinds: ['pricing'], noteId: null });
  });

  test('a draft and what was typed before it was read are both kept', async () => {
    note.type('old');
    note.toggleKind('pricing');
    await vi.waitFor(async () => expect((await draft())?.kinds).toEqual(['pricing']));
    const reopened = new CallNote(port, JANE);
    const restored = reopened.restore();
    reopened.type('new');
    await restored;
    const both = { text: 'old\nnew', kinds: ['pricing'] };
    expect(reopened.state()).toMatchObject(both);
    await vi.waitFor(async () => expect(await draft()).toMatchObject(both));
  });

  test('a draft that was read after the click on an outcome goes into the logged note', async () => {
    note.type('old');
    await vi.waitFor(async () => expect((await draft())?.text).toBe('old'));
    const reopened = new CallNote(port, JANE);
    const restored = reopened.restore();
    const picked = reopened.pick('connected', null);
    await Promise.all([restored, picked]);
    await reopened.commit();
    expect((await logged()).map((view) => view.note)).toMatchObject([{ outcome: 'connected', text: 'old' }]);
  });
});

describe('the click', () => {
  test('logs the call at once with the words before it, and the draft is gone with it', async () => {
    note.type('  They want a trial ');
    await note.pick('connected', 125);
    expect((await logged()).map((view) => view.note)).toMatchObject([
      { outcome: 'connected', text: 'They want a trial', callSeconds: 125, contactId: JANE },
    ]);
    await vi.waitFor(async () => expect(await draft()).toBeNull());
  });

  test('on another outcome corrects the call and doesn’t log a second one', async () => {
    await note.pick('connected', null);
    await note.pick('voicemail', null);
    expect((await logged()).map((view) => view.note.outcome)).toEqual(['voicemail']);
  });

  test('ten minutes later is another call', async () => {
    await note.pick('no_answer', null);
    vi.setSystemTime(Date.now() + 11 * 60_000);
    await note.pick('connected', null);
    expect((await logged()).map((view) => view.note.outcome).toSorted()).toEqual(['connected', 'no_answer']);
  });

  test('pressed twice in one breath logs one call', async () => {
    await Promise.all([note.pick('connected', null), note.pick('connected', null)]);
    expect(await logged()).toHaveLength(1);
  });
});

describe('after the click', () => {
  test('words go into the same note', async () => {
    await note.pick('connected', null);
    note.type('Wants the pricing page mended');
    note.toggleKind('objection');
    await note.commit();
    expect((await logged()).map((view) => view.note)).toMatchObject([
      { outcome: 'connected', text: 'Wants the pricing page mended', kinds: ['objection'] },
    ]);
  });

  test('a pause is enough to bring them there', async () => {
    await note.pick('connected', null);
    note.type('later');
    await vi.waitFor(async () => expect((await logged())[0]?.note.text).toBe('later'), 4_000);
  });

  test('words that a crash cut off are brought into their note by the next panel', async () => {
    await note.pick('connected', null);
    note.type('cut off');
    const { noteId } = note.state();
    await vi.waitFor(async () => expect((await draft(`edit:${noteId}`))?.text).toBe('cut off'));
    await recoverEdits(port, JANE);
    expect((await logged())[0]?.note.text).toBe('cut off');
    expect(await draft(`edit:${noteId}`)).toBeNull();
  });

  test('undo takes the note back and leaves the words, safe as a draft', async () => {
    note.type('keep me');
    await note.pick('wrong_person', null);
    await note.undo();
    expect(await logged()).toEqual([]);
    expect(note.state()).toMatchObject({ text: 'keep me', noteId: null, outcome: null });
    await vi.waitFor(async () => expect((await draft())?.text).toBe('keep me'));
  });

  test('undo is offered for five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await note.pick('connected', null);
    expect(note.state().undoable).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(note.state().undoable).toBe(false);
  });
});

describe('saving', () => {
  test('words alone make a note without an outcome, and the field is free for the next', async () => {
    note.type('Heard at the fair');
    await note.save(null);
    expect((await logged()).map((view) => view.note)).toMatchObject([{ outcome: null, text: 'Heard at the fair' }]);
    expect(note.state()).toMatchObject({ text: '', noteId: null });
  });

  test('nothing typed saves nothing', async () => {
    note.type('   ');
    await note.save(null);
    expect(await logged()).toEqual([]);
  });

  test('words typed while the note is being stored are not thrown away', async () => {
    note.type('first');
    const saved = note.save(null);
    note.type('first and second');
    await saved;
    expect(note.state().text).toBe('first and second');
    await note.commit();
    expect((await logged()).map((view) => view.note.text)).toEqual(['first and second']);
  });
});

describe('when this machine stores nothing', () => {
  const broken = (): StorePort => ({ ...port, run: () => Promise.reject(new Error('blocked')) });

  test('the words stay in the field, unlogged, and it says so', async () => {
    const stuck = new CallNote(broken(), JANE);
    stuck.type('precious');
    await stuck.pick('connected', null);
    expect(stuck.state()).toMatchObject({ text: 'precious', noteId: null, failed: 'not_stored' });
    await vi.waitFor(() => expect(stuck.state().unsafe).toBe('not_stored'));
  });

  test('a full disk is named, and what was typed is logged once there is room again', async () => {
    const disk = fillDisk();
    note.type('precious');
    await note.pick('connected', null);
    expect(note.state()).toMatchObject({ text: 'precious', noteId: null, failed: 'disk_full' });
    await vi.waitFor(() => expect(note.state().unsafe).toBe('disk_full'));
    disk.free();
    await note.pick('connected', null);
    expect(note.state()).toMatchObject({ failed: null });
    expect((await logged()).map((view) => view.note.text)).toEqual(['precious']);
  });

  test('an edit that could not be stored is tried again with the next one', async () => {
    let full = false;
    const flaky: StorePort = {
      ...port,
      run: (name, args) => (full ? Promise.reject(new Error('blocked')) : port.run(name, args)),
    };
    const shaky = new CallNote(flaky, JANE);
    await shaky.pick('connected', null);
    full = true;
    shaky.type('one');
    await shaky.commit();
    expect(shaky.state().failed).toBe('not_stored');
    full = false;
    await shaky.commit();
    expect(shaky.state().failed).toBeNull();
    expect((await logged())[0]?.note.text).toBe('one');
  });
});
