import * as fc from 'fast-check';
import type { FitFacts } from '#lib/scoring/fit.ts';
import type { ScoredTouch } from '#lib/scoring/match.ts';

export const NOW = new Date('2026-11-21T12:00:00.000Z');
const DAY = 86_400_000;
/** A few moments a day, so that some touches happen at the same one. */
const STEP = DAY / 4;

const TYPES = [
  'page.viewed',
  'form.submitted',
  'event.attended',
  'email.opened',
  'email.clicked',
  'email.bounced',
  'consent.unsubscribed',
  'meeting.booked',
  'video.watched',
  'other.something',
];

/** Touches of the last year (and a few of the coming days), with what the default model's rules look at. */
export const anyTouch: fc.Arbitrary<ScoredTouch> = fc.record({
  type: fc.constantFrom(...TYPES),
  occurredAt: fc
    .integer({ min: -365 * 4, max: 20 })
    .map((steps) => new Date(NOW.getTime() + steps * STEP).toISOString()),
  verdict: fc.constantFrom('human', 'unknown', 'machine'),
  title: fc.constantFrom(null, 'Talk to sales', 'Pricing webinar', 'Newsletter'),
  props: fc.constantFrom({}, { path: '/pricing' }, { path: '/careers/12' }, { percent: 80 }),
});

export const anyTouches = fc.array(anyTouch, { maxLength: 60 });

export const anyPerson: fc.Arbitrary<FitFacts> = fc.record({
  title: fc.constantFrom(null, 'VP Operations', 'Student', 'Head of Sales'),
  emails: fc.constantFrom([], ['jane@acme.example'], ['jane@gmail.com']),
  company: fc.option(
    fc.record({
      industry: fc.constantFrom(null, 'Software', 'Farming'),
      employees: fc.constantFrom(null, 3, 120, 5000),
    }),
  ),
});

/** A person of whom nothing is known, so that only touches count. */
export const NOBODY: FitFacts = { title: null, emails: [], company: null };

/** A touch `days` before now. */
export function touch(type: string, days: number, rest: Partial<ScoredTouch> = {}): ScoredTouch {
  const occurredAt = new Date(NOW.getTime() - days * DAY).toISOString();
  return { type, occurredAt, verdict: 'human', title: null, props: {}, ...rest };
}
