import type { ScoreReason, ScoreResult } from '#lib/model/score.ts';

const touchReason = (rule: string, label: string, points: number, rest: Partial<ScoreReason> = {}): ScoreReason => ({
  rule: `touch:${rule}`,
  label,
  points,
  count: 1,
  lastAt: '2026-11-19T09:00:00.000Z',
  title: null,
  ...rest,
});

/** Somebody who came to a webinar, looked at prices, and opted out of mail. */
export const HOT: ScoreResult = {
  modelVersion: 1,
  at: '2026-11-21T12:00:00.000Z',
  score: 72,
  band: 'hot',
  fit: 22,
  interest: 50,
  change7: 18,
  line90: [
    ...Array.from({ length: 60 }, () => 12),
    ...Array.from({ length: 23 }, () => 60),
    54,
    54,
    54,
    54,
    54,
    54,
    54,
    72,
  ],
  reasons: [
    touchReason('webinar', 'Attended an event', 33, { title: 'Pricing', was: 40 }),
    touchReason('pricing', 'Viewed the pricing page', 24, { count: 4, title: 'Prices' }),
    { rule: 'fit:decides', label: 'Decides on budgets', points: 12, count: 0, lastAt: null, title: null },
    { rule: 'fit:size', label: 'Company of 50 to 1,999 people', points: 10, count: 0, lastAt: null, title: null },
    touchReason('replied', 'Replied', 8, { count: 2 }),
    touchReason('download', 'Downloaded content', 5, { title: 'Case study' }),
    touchReason('unsubscribed', 'Unsubscribed', -20),
  ],
};

/** Somebody of whom nothing counts. */
export const UNTOUCHED: ScoreResult = {
  ...HOT,
  score: 0,
  band: 'cold',
  fit: 0,
  interest: 0,
  change7: 0,
  line90: Array.from({ length: 91 }, () => 0),
  reasons: [],
};

/** Somebody who did more than the model counts. */
export const LIMITED: ScoreResult = {
  ...HOT,
  score: 80,
  fit: 0,
  interest: 80,
  reasons: [
    touchReason('meeting', 'Booked a meeting', 40),
    touchReason('replied', 'Replied', 50),
    { rule: 'cap', label: 'Limit', points: -10, count: 0, lastAt: null, title: null },
  ],
};
