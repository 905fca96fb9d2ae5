import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RefusedList } from '#components/feed/RefusedList.tsx';
import type { Refused } from '#lib/store/port.ts';
import { idOf } from '#test/support/feed/fixture.ts';
import { cardFrom } from '#test/support/unit/rows.ts';

const LONG: Refused = {
  seq: 7,
  name: 'reply.create',
  noteId: idOf(3, 1),
  text: 'far too long',
  code: 'text_too_long',
  message: 'The text is longer than 10,000 characters.',
  existing: null,
};

function show(refused: Refused[], mayCopy = true) {
  const done: unknown[][] = [];
  render(
    <RefusedList
      refused={refused}
      onRetry={(...args) => done.push(['retry', ...args])}
      onCopy={async (text) => {
        done.push(['copy', text]);
        if (!mayCopy) throw new DOMException('Not allowed', 'NotAllowedError');
      }}
      onDiscard={(seq) => done.push(['discard', seq])}
      onExisting={(...args) => done.push(['existing', ...args])}
    />,
  );
  return done;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('what the hub refused', () => {
  it('stands with its words and the reason', () => {
    show([LONG]);
    expect(screen.getByText(LONG.message)).toBeTruthy();
    expect(screen.getByText(LONG.text)).toBeTruthy();
  });

  it('goes up again with mended words', () => {
    const done = show([LONG]);
    press('Edit and try again');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'short' } });
    press('Try again');
    expect(done).toEqual([['retry', 7, 'short']]);
  });

  it('is not sent again without any words', () => {
    show([LONG]);
    press('Edit and try again');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '  ' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Try again' }).disabled).toBe(true);
  });

  it('is copied as it stands', async () => {
    const done = show([LONG]);
    press('Copy');
    expect(done).toEqual([['copy', 'far too long']]);
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
  });

  it('says so where the browser lets nobody copy', async () => {
    show([LONG], false);
    press('Copy');
    expect(await screen.findByText(/This page may not copy/)).toBeTruthy();
    expect(screen.queryByText('Copied')).toBeNull();
  });

  it('is discarded at the second press only', () => {
    const done = show([LONG]);
    press('Discard');
    expect(done).toEqual([]);
    press('Discard for good?');
    expect(done).toEqual([['discard', 7]]);
  });

  it('offers no edit for what has no words', () => {
    const done = show([{ ...LONG, name: 'note.delete', text: '' }]);
    expect(screen.queryByText('Edit and try again')).toBeNull();
    press('Try again');
    expect(done).toEqual([['retry', 7]]);
  });

  it('offers for a new contact the one person whom the hub has at the same address', () => {
    const existing = cardFrom({ name: 'Jane Roe' });
    const done = show([{ ...LONG, name: 'contact.add', noteId: null, text: 'Jane', existing }]);
    press(`Write to \u2068Jane Roe\u2069 instead`);
    expect(done).toEqual([['existing', 7, existing.id]]);
  });
});
