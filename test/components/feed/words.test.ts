import { describe, expect, it } from 'vitest';
import { cleared, isFiltering, NO_FILTERS, toggled } from '#components/feed/filters.ts';
import { gap } from '#components/feed/gap.ts';
import { statusLabel, touchName, touchPhrase } from '#components/feed/words.ts';
import { TOUCH_TYPES } from '#lib/model/touch-types.ts';
import { DEFINITIONS } from '#test/support/feed/fixture.ts';
import { giveMessages } from '#test/support/unit/messages.ts';

describe('the time between a touch and a note', () => {
  const from = '2026-11-18T09:00:00.000Z';
  it.each([
    ['2026-11-20T10:00:00.000Z', '2 days'],
    ['2026-11-19T08:59:00.000Z', '23 hr'],
    ['2026-11-18T09:01:30.000Z', '1 min'],
  ])('is told in its largest whole unit', (to, said) => {
    expect(gap(from, to, 'en')).toBe(said);
  });

  it('is not told under a minute, backwards, or from what is no time', () => {
    expect([gap(from, from, 'en'), gap('2026-11-20T10:00:00.000Z', from, 'en'), gap('x', from, 'en')]).toEqual([
      '',
      '',
      '',
    ]);
  });
});

describe('words of the feed', () => {
  it('call a status as the workspace does, and an unknown one by its key', () => {
    expect(statusLabel('mql', DEFINITIONS)).toBe('MQL');
    expect(statusLabel('evaluating', DEFINITIONS)).toBe('EVALUATING');
    expect(statusLabel(null, DEFINITIONS)).toBe('No status');
  });

  it('name a touch by its type and its title', () => {
    expect(touchPhrase({ type: 'event.attended', title: 'Pricing' })).toBe('Attended an event “Pricing”');
    expect(touchPhrase({ type: 'other.demo_day', title: null })).toBe('Demo day');
  });

  it('name every type of touch by the locale, each by another name', () => {
    const names = Object.keys(TOUCH_TYPES).map(touchName);
    expect(names.filter((name) => name.startsWith('touch.'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    giveMessages({ touch_email_clicked: 'Link in E-Mail geklickt' });
    expect(touchName('email.clicked')).toBe('Link in E-Mail geklickt');
  });

  it('leave placeholders in a title as they are', () => {
    expect(touchPhrase({ type: 'event.attended', title: '{type}' })).toBe('Attended an event “{type}”');
  });
});

describe('filters', () => {
  it('put a choice in, and take it out again', () => {
    expect(toggled(['win'], 'loss')).toEqual(['win', 'loss']);
    expect(toggled(['win', 'loss'], 'win')).toEqual(['loss']);
  });

  it('know when a note may be hidden: blank words and "all calls" hide none', () => {
    expect(isFiltering({ ...NO_FILTERS, words: '  ', allCalls: true })).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, words: 'seats' })).toBe(true);
    expect(isFiltering({ ...NO_FILTERS, statuses: ['mql'] })).toBe(true);
  });

  it('are cleared without losing "all calls"', () => {
    expect(cleared({ ...NO_FILTERS, words: 'x', kinds: ['win'], allCalls: true })).toEqual({
      ...NO_FILTERS,
      allCalls: true,
    });
  });
});
