import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '#lib/protocol/pull.ts';
import { writeLink, writeMeta } from '#lib/store/meta.ts';
import type { StorePort } from '#lib/store/port.ts';
import { changesOf, contactOf, idOf, lateNote, ME, noteOf } from '#test/support/feed/fixture.ts';
import { giveLayout } from '#test/support/feed/layout.ts';
import { openPopup, rows, showPopup } from '#test/support/popup/open-popup.tsx';
import { bring } from '#test/support/unit/database.ts';

let takeLayout: () => void;
beforeEach(() => {
  takeLayout = giveLayout();
});
afterEach(() => takeLayout());

const notes = (n: number) => Array.from({ length: n }, (_, index) => noteOf(index));

describe('the feed', () => {
  it('shows who said what, about whom, and what stood before', async () => {
    await openPopup(changesOf([noteOf(0)]));
    const [row] = await rows();
    for (const words of ['Sam Okafor', 'Connected', 'Budget is fixed until Q3', 'Jane Doe', 'Acme', 'Lead', 'Hot']) {
      expect(row?.textContent).toContain(words);
    }
    expect(row?.textContent).toContain('After: Attended an event “Pricing that finance signs”');
    expect(row?.textContent).toContain('2 days before');
    expect(row?.textContent).toContain('Objection');
  });

  it('draws only what is in sight of a thousand notes', async () => {
    await openPopup(changesOf(notes(1_000)));
    expect((await rows()).length).toBeLessThan(30);
  });

  it('draws the line where the last visit ended, and holds it there', async () => {
    const readAt = noteOf(1).receivedAt;
    const mark = { memberId: ME.member.id, version: 2, feedReadAt: readAt };
    const { db, port } = await openPopup([...changesOf(notes(5)), { table: 'readMarks', row: mark }]);
    expect(await screen.findByText('1 new since your last visit')).toBeTruthy();
    await port.run('markFeedRead', { feedReadAt: noteOf(0).receivedAt });
    await bring(db, [{ table: 'members', row: { ...ME.member, id: idOf(1, 9), version: 9 } }]);
    expect(screen.getByText('1 new since your last visit')).toBeTruthy();
  });

  it('shows hostile words as words', async () => {
    const text = '<img src=x onerror="globalThis.hacked=1">\u202Eevil';
    const name = `<b>Jane</b>\u202E${'X'.repeat(10_000)}`;
    await openPopup([...changesOf([noteOf(0, { text })]), { table: 'contacts', row: contactOf(0, { name }) }]);
    const [row] = await rows();
    expect(row?.querySelector('img, b')).toBeNull();
    expect(row?.textContent).toContain('<img src=x');
    const shown = screen.getByRole('button', { name: /<b>Jane/ });
    expect(shown.textContent?.length).toBeLessThan(100);
    expect(shown.textContent).not.toContain('\u202E');
  });

  it('lets a new note in at the top, but not under somebody who reads', async () => {
    const { db } = await openPopup(changesOf(notes(3)));
    await rows();
    await bring(db, [{ table: 'notes', row: lateNote(1, 'came while at the top') }]);
    expect(await screen.findByText('came while at the top')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'Enter' });
    await bring(db, [{ table: 'notes', row: lateNote(2, 'came while reading') }]);
    fireEvent.click(await screen.findByText('1 new note'));
    expect(await screen.findByText('came while reading')).toBeTruthy();
  });

  it('says what waits for the hub, on the note and in the state', async () => {
    const { port } = await openPopup(changesOf(notes(1)));
    await rows();
    const body = {
      outcome: 'connected',
      kinds: [],
      text: 'from the train',
      campaignId: null,
      callSeconds: null,
    } as const;
    await port.run('logNote', { noteId: idOf(3, 500), contactId: idOf(2, 0), body: { ...body, kinds: [] } });
    expect(await screen.findByText('Waiting for the hub')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByRole('status')[0]?.textContent).toBe('Connected · 1 waiting'));
  });
});

describe('a feed with nothing to show', () => {
  it('says how notes come about', async () => {
    await openPopup(changesOf([]));
    expect(await screen.findByText('No notes yet.')).toBeTruthy();
    expect(screen.queryByRole('feed')).toBeNull();
  });

  it('says that the first notes are on their way, and not that there are none', async () => {
    const { db } = await openPopup(changesOf([]));
    await db.meta.delete('link');
    await writeLink(db, 'connected');
    await writeMeta(db, 'since', '2020-01-01T00:00:00.000Z');
    expect(await screen.findByText('The team’s notes are on their way.')).toBeTruthy();
    expect(screen.queryByText('Show older')).toBeNull();
    expect(screen.queryByText('No notes yet.')).toBeNull();
    await writeLink(db, 'connected', Date.now());
    expect(await screen.findByText('No notes yet.')).toBeTruthy();
    expect(await screen.findByText('Show older')).toBeTruthy();
  });

  it('says that the hub does not answer', async () => {
    const { db } = await openPopup(changesOf([]));
    await writeLink(db, 'offline');
    expect(await screen.findByText('No notes on this machine, and the hub doesn’t answer.')).toBeTruthy();
  });

  it('offers to take the filters away when none matches', async () => {
    await openPopup(changesOf(notes(2)));
    await rows();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zeppelin' } });
    expect(await screen.findByText('No note matches these words and filters.')).toBeTruthy();
    const [clear] = screen.getAllByText('Clear filters');
    if (clear) fireEvent.click(clear);
    expect((await rows()).length).toBe(2);
  });

  it('says that the store cannot be read', async () => {
    const denied: StorePort = {
      read: () => Promise.reject(new Error('denied')),
      run: () => Promise.reject(new Error('denied')),
      watch: (_name, _args, _onResult, onError) => onError(new Error('denied')),
    };
    showPopup(denied);
    expect(await screen.findByText('The notes on this machine could not be read.')).toBeTruthy();
  });
});

describe('filters', () => {
  const shown = async () => (await rows()).map((row) => row.textContent ?? '');

  it.each([
    ['Competitor', 'Competitor'],
    ['Left voicemail', 'Left voicemail'],
    ['Lena Brandt', 'Lena Brandt'],
  ])('narrow the feed to %s', async (choice, words) => {
    await openPopup(changesOf(notes(12)));
    await rows();
    fireEvent.click(screen.getByRole('button', { name: choice, hidden: true, pressed: false }));
    await waitFor(async () => expect((await shown()).every((row) => row.includes(words))).toBe(true));
    expect((await shown()).length).toBeGreaterThan(0);
  });

  it('let one of a thousand reps be found by a part of the name', async () => {
    const many = Array.from({ length: 1_000 }, (_, n): Change => {
      const row = { ...ME.member, id: idOf(1, 100 + n), name: `Rep ${n} Ünal`, version: 1 };
      return { table: 'members', row };
    });
    await openPopup([...changesOf(notes(2)), ...many]);
    await rows();
    const reps = screen.getByRole('dialog', { name: 'Rep', hidden: true });
    const inReps = within(reps).getAllByRole('button', { hidden: true });
    expect(inReps.length).toBeLessThan(50);
    fireEvent.change(within(reps).getByRole('searchbox', { hidden: true }), { target: { value: 'rep 987' } });
    fireEvent.click(within(reps).getByRole('button', { name: 'Rep 987 Ünal', hidden: true, pressed: false }));
    fireEvent.change(within(reps).getByRole('searchbox', { hidden: true }), { target: { value: '' } });
    expect(within(reps).getByRole('button', { name: 'Rep 987 Ünal', hidden: true, pressed: true })).toBeTruthy();
  });

  it('bring in calls without a word when all are asked for', async () => {
    await openPopup(changesOf([noteOf(0), noteOf(1, { text: '', kinds: [], outcome: 'no_answer' })]));
    expect((await shown()).length).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: 'All calls' }));
    await waitFor(async () => expect((await shown()).length).toBe(2));
    expect(screen.getByText('No words, only the call.')).toBeTruthy();
  });
});
