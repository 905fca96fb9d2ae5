import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { writeMeta } from '#lib/store/meta.ts';
import type { StorePort } from '#lib/store/port.ts';
import type { LookUps } from '#lib/sync/look-up.ts';
import { changesOf, idOf, ME, noteOf } from '#test/support/feed/fixture.ts';
import { giveLayout } from '#test/support/feed/layout.ts';
import { openPopup, rows } from '#test/support/popup/open-popup.tsx';

let takeLayout: () => void;
beforeEach(() => {
  takeLayout = giveLayout();
});
afterEach(() => takeLayout());

const SINCE = '2020-01-01T00:00:00.000Z';
const windowed = (db: TouchlineDatabase) => writeMeta(db, 'since', SINCE);

/** A hub that has one older note, and then no more. */
const withOne =
  (asked: string[]) =>
  (port: StorePort): LookUps['fetchOlder'] =>
  async ({ before }) => {
    asked.push(before);
    const note = noteOf(7, { text: 'said long ago', receivedAt: '2019-06-01T00:00:00.000Z' });
    await port.run('keepOlder', { notes: [note], replies: [], feedNext: null });
    return { ok: true, value: null };
  };

describe('the end of the feed', () => {
  it('leads to the older notes that the hub has, and says when there are no more', async () => {
    const asked: string[] = [];
    const { db } = await openPopup(changesOf([noteOf(0)]), { fetchOlder: withOne(asked) });
    await windowed(db);
    await rows();
    expect(screen.queryByText('said long ago')).toBeNull();
    fireEvent.click(await screen.findByText('Show older'));
    expect(await screen.findByText('said long ago')).toBeTruthy();
    expect(asked).toEqual([SINCE]);
    expect(await screen.findByText('There are no older notes.')).toBeTruthy();
  });

  it('says that the hub does not answer, and lets one try again', async () => {
    const { db } = await openPopup(changesOf([]));
    await windowed(db);
    fireEvent.click(await screen.findByText('Show older'));
    expect(await screen.findByText(/The hub doesn’t answer. Older notes come from there/)).toBeTruthy();
    expect(screen.getByText('Show older')).toBeTruthy();
  });

  it('has nothing to ask for where all notes are here', async () => {
    await openPopup(changesOf([noteOf(0)]));
    await rows();
    expect(screen.queryByText('Show older')).toBeNull();
  });
});

describe('a first pull', () => {
  it('shows above the feed how far it is, and can be stopped', async () => {
    const { db, port, asked } = await openPopup(changesOf([noteOf(0)]));
    await writeMeta(db, 'progress', { done: 2_000, total: 10_000 });
    fireEvent.click(await screen.findByText('Stop'));
    expect((await port.read('syncState', {})).progress).toMatchObject({ paused: true });
    fireEvent.click(await screen.findByText('Go on'));
    await waitFor(() => expect(asked).toContain('sync'));
  });
});

describe('a note into which two wrote', () => {
  it('shows both texts to its author, who takes the other', async () => {
    const other = { id: idOf(9, 1), memberId: idOf(1, 7), at: SINCE, patch: { text: 'the other words' } };
    const note = noteOf(0, { authorId: ME.member.id, text: 'the first words', others: [other] });
    const { port } = await openPopup(changesOf([note]));
    await rows();
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(await screen.findByText('the other words')).toBeTruthy();
    fireEvent.click(screen.getByText('Use this'));
    await waitFor(async () => {
      const view = await port.read('note', { noteId: note.id });
      expect([view?.note.text, view?.others]).toEqual(['the other words', undefined]);
    });
  });

  it('offers nothing to press to a marketer, who may not change what others wrote', async () => {
    const other = { id: idOf(9, 1), memberId: idOf(1, 7), at: SINCE, patch: { text: 'the other words' } };
    await openPopup(changesOf([noteOf(0, { others: [other] })]));
    await rows();
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(await screen.findByText('the other words')).toBeTruthy();
    expect(screen.queryByText('Use this')).toBeNull();
  });
});
