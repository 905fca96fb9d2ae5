import { describe, expect, it } from 'vitest';
import { holdBack } from '#components/feed/hold-back.ts';
import type { NoteView } from '#lib/store/port.ts';
import { idOf, noteOf } from '#test/support/feed/fixture.ts';

const feed = [0, 1, 2].map(
  (n): NoteView => ({ note: noteOf(n), author: null, contact: null, replies: [], delivery: 'synced' }),
);

describe('holding the list still', () => {
  it('counts what is newer than the note at the top, and leaves it out', () => {
    expect(holdBack(feed, idOf(3, 1))).toEqual({ shown: feed.slice(1), held: 1 });
  });

  it('shows everything when nothing is held, nothing newer came, or the held note is gone', () => {
    for (const top of [null, idOf(3, 0), idOf(3, 99)]) expect(holdBack(feed, top)).toEqual({ shown: feed, held: 0 });
  });
});
