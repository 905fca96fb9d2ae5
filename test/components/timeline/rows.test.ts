import { describe, expect, test } from 'vitest';
import { dayName } from '#components/timeline/day-name.ts';
import { dayOf, type Row, rowsOf } from '#components/timeline/rows.ts';
import { type Happening, isPassive, tell } from '#components/timeline/story.ts';
import type { Touch } from '#lib/model/touch.ts';
import { touchType } from '#lib/model/touch-types.ts';
import { noteOf } from '#test/support/feed/fixture.ts';
import { touchOf } from '#test/support/sidebar/people.ts';

const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString();
const touch = (id: string, type: string, occurredAt: string, rest: Partial<Touch> = {}) =>
  touchOf(0, 1, { id, type, channel: touchType(type).channel, occurredAt, ...rest });
const happen = (...touches: Touch[]): Happening[] =>
  touches.map((each) => ({ kind: 'touch', at: Date.parse(each.occurredAt), touch: each }));
const brief = (row: Row) => (row.kind === 'fold' ? `${row.count} folded` : row.key);

const form = touch('form', 'form.submitted', at(3, 9));
const open = touch('open', 'email.opened', at(3, 11));
const sent = touch('sent', 'email.sent', at(3, 8));
const older = touch('older', 'event.attended', at(2, 10));

describe('what is passive', () => {
  test.each([
    ['email.sent', 'human', true],
    ['email.opened', 'unknown', true],
    ['form.submitted', 'human', false],
    ['email.clicked', 'human', false],
    ['email.clicked', 'machine', true],
    ['other.booth_visit', 'unknown', false],
  ] as const)('%s by %s: %s', (type, verdict, passive) => {
    expect(isPassive(touch('x', type, at(1, 1), { verdict }))).toBe(passive);
  });
});

describe('rows', () => {
  test('each day has its head, then what is meaningful, then a count of the passive', () => {
    const rows = rowsOf(happen(open, form, sent, older), new Set());
    expect(rows.map(brief)).toEqual(['2026-03-03', 'form', '2 folded', '2026-03-02', 'older']);
  });

  test('an opened day shows its passive touches, newest first', () => {
    const rows = rowsOf(happen(open, form, sent), new Set(['2026-03-03']));
    expect(rows.map(brief)).toEqual(['2026-03-03', 'form', '2 folded', 'open', 'sent']);
  });

  test('ten thousand touches have as many different keys as rows', () => {
    const rows = rowsOf(happen(...Array.from({ length: 10_000 }, (_, n) => touchOf(n))), new Set());
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });
});

describe('the story', () => {
  const view = {
    note: noteOf(1, { writtenAt: at(1, 1) }),
    author: null,
    contact: null,
    replies: [],
    delivery: 'waiting' as const,
  };
  const change = { at: at(3, 10), from: null, to: 'mql', memberId: null, reason: null };
  const story = { touches: [open, form], notes: [view], changes: [change], more: false };

  test('weaves touches, notes and status changes, newest first', () => {
    expect(tell(story, null).map(({ kind }) => kind)).toEqual(['touch', 'status', 'touch', 'note']);
  });

  test('tells nothing older than the oldest touch while older ones are still at the hub', () => {
    expect(tell({ ...story, more: true }, null).map(({ kind }) => kind)).toEqual(['touch', 'status', 'touch']);
  });

  test('a channel leaves its own touches; notes were calls', () => {
    expect(tell(story, 'email').map(({ kind }) => kind)).toEqual(['touch']);
    expect(tell(story, 'phone').map(({ kind }) => kind)).toEqual(['note']);
  });
});

describe('the name of a day', () => {
  const now = new Date(2026, 2, 10, 9).getTime();
  const named = (date: Date, locale = 'en') => dayName(date.getTime(), now, locale);

  test('is a word for today and yesterday, whatever the hour', () => {
    expect(named(new Date(2026, 2, 10, 0, 1))).toBe('Today');
    expect(named(new Date(2026, 2, 9, 23, 59))).toBe('Yesterday');
    expect(named(new Date(2026, 2, 9, 0, 1), 'de')).toBe('Gestern');
  });

  test('is the weekday within a week, then the date, with the year when it is another', () => {
    expect(named(new Date(2026, 2, 6, 12))).toBe('Friday');
    expect(named(new Date(2026, 1, 6, 12))).toBe('Fri, Feb 6');
    expect(named(new Date(2025, 1, 6, 12))).toBe('Thu, Feb 6, 2025');
  });

  test('days are those of the calendar here', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });
});
