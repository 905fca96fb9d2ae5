import { describe, expect, it } from 'vitest';
import { newestReceived, unreadLine } from '#components/feed/unread.ts';
import type { NoteView } from '#lib/store/port.ts';
import { ME, noteOf } from '#test/support/feed/fixture.ts';

const me = ME.member.id;
const view = (
  n: number,
  rest: Partial<NoteView['note']> = {},
  delivery: NoteView['delivery'] = 'synced',
): NoteView => ({
  note: noteOf(n, rest),
  author: null,
  contact: null,
  replies: [],
  delivery,
});
const feed = [view(0), view(1), view(2), view(3)];

describe('the unread line', () => {
  it('runs above the newest note that was read, and counts what is over it', () => {
    expect(unreadLine(feed, noteOf(2).receivedAt, me)).toEqual({ index: 2, count: 2 });
  });

  it('is not drawn on a first visit, when nothing is new, or when all is', () => {
    expect(unreadLine(feed, null, me)).toBeNull();
    expect(unreadLine(feed, noteOf(0).receivedAt, me)).toBeNull();
    expect(unreadLine(feed, '2001-01-01T00:00:00.000Z', me)).toBeNull();
    expect(unreadLine([], noteOf(0).receivedAt, me)).toBeNull();
  });

  it('does not take what I wrote myself for new', () => {
    const mine = view(0, { authorId: me });
    expect(unreadLine([mine, view(1), view(2)], noteOf(2).receivedAt, me)).toEqual({ index: 2, count: 1 });
    expect(unreadLine([mine, view(1)], noteOf(1).receivedAt, me)).toBeNull();
  });

  it('compares moments, however finely they are written', () => {
    const coarse = noteOf(1).receivedAt.replace('.000Z', 'Z');
    expect(unreadLine(feed, coarse, me)).toEqual({ index: 1, count: 1 });
  });
});

describe('the newest note received', () => {
  it('passes over what only stands on this machine, whose clock may be a year off', () => {
    const waiting = view(9, { receivedAt: '2039-01-01T00:00:00.000Z' }, 'waiting');
    expect(newestReceived([waiting, view(1)])).toBe(noteOf(1).receivedAt);
    expect(newestReceived([waiting])).toBeNull();
  });
});
