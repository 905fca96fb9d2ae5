import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '#lib/model/scoring-model.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import type { FitFacts } from '#lib/scoring/fit.ts';
import type { ScoredTouch } from '#lib/scoring/match.ts';
import { scoreContact } from '#lib/scoring/score.ts';
import { anyPerson, anyTouch, anyTouches, NOBODY, NOW } from './arbitrary.ts';

const DAY = 86_400_000;
const score = (touches: readonly ScoredTouch[], contact: FitFacts = NOBODY, model = DEFAULT_SCORING_MODEL, now = NOW) =>
  scoreContact({ touches, contact }, model, now);

/** The same model without what speaks against a person. */
const POSITIVE: ScoringModel = {
  ...DEFAULT_SCORING_MODEL,
  touchRules: DEFAULT_SCORING_MODEL.touchRules.filter((rule) => rule.points > 0),
};

/** Limits so low that most contacts meet one. */
const TIGHT: ScoringModel = { ...DEFAULT_SCORING_MODEL, interestCap: 10, fitCap: 5 };

describe('a score, whatever the touches', () => {
  it.each([
    ['the default model', DEFAULT_SCORING_MODEL],
    ['tight limits', TIGHT],
  ])('is the sum of its reasons under %s', (_, model) => {
    fc.assert(
      fc.property(anyTouches, anyPerson, (touches, person) => {
        const result = score(touches, person, model);
        const sum = result.reasons.reduce((total, reason) => total + reason.points, 0);
        expect(sum).toBe(result.score);
        expect(result.reasons.every(({ points }) => Number.isInteger(points) && points !== 0)).toBe(true);
        expect(new Set(result.reasons.map(({ rule }) => rule)).size).toBe(result.reasons.length);
      }),
    );
  });

  it('is fit and interest together, within 0 and 100', () => {
    fc.assert(
      fc.property(anyTouches, anyPerson, (touches, person) => {
        const result = score(touches, person);
        expect(result.score).toBe(Math.max(0, Math.min(100, result.fit + result.interest)));
      }),
    );
  });

  it('does not change by a touch that a program caused', () => {
    fc.assert(
      fc.property(anyTouches, anyTouch, (touches, extra) => {
        expect(score([...touches, { ...extra, verdict: 'machine' }])).toEqual(score(touches));
      }),
    );
  });

  it('does not depend on the order of the touches', () => {
    const shuffled = anyTouches.chain((touches) =>
      fc.tuple(
        fc.constant(touches),
        fc.shuffledSubarray(touches, { minLength: touches.length, maxLength: touches.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([touches, other]) => {
        expect(score(other)).toEqual(score(touches));
      }),
    );
  });

  it('never gains interest by waiting, when nothing speaks against the person', () => {
    const past = anyTouches.map((touches) => touches.filter(({ occurredAt }) => occurredAt <= NOW.toISOString()));
    fc.assert(
      fc.property(past, fc.integer({ min: 1, max: 400 }), (touches, days) => {
        const later = score(touches, NOBODY, POSITIVE, new Date(NOW.getTime() + days * DAY));
        expect(later.interest).toBeLessThanOrEqual(score(touches, NOBODY, POSITIVE).interest);
      }),
    );
  });

  it('was at each past day what that day’s history gives', () => {
    fc.assert(
      fc.property(anyTouches, anyPerson, fc.integer({ min: 0, max: 90 }), (touches, person, daysAgo) => {
        const then = new Date(NOW.getTime() - daysAgo * DAY);
        const known = touches.filter(({ occurredAt }) => occurredAt <= then.toISOString());
        const line = score(touches, person).line90;
        expect(line.at(-1 - daysAgo)).toBe(score(known, person, DEFAULT_SCORING_MODEL, then).score);
      }),
    );
  });

  it('ends its line of 91 points, and counts its change from a week before', () => {
    fc.assert(
      fc.property(anyTouches, anyPerson, (touches, person) => {
        const result = score(touches, person);
        expect(result.line90).toHaveLength(91);
        expect(result.line90.at(-1)).toBe(result.score);
        expect(result.change7).toBe(result.score - (result.line90[83] ?? Number.NaN));
      }),
    );
  });
});
