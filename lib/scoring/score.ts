import type { ScoreReason, ScoreResult } from '#lib/model/score.ts';
import type { ScoringModel } from '#lib/model/scoring-model.ts';
import { bandOf } from './band.ts';
import { DAY } from './fade.ts';
import { type FitFacts, fits } from './fit.ts';
import { followRules, type RuleHistory } from './history.ts';
import type { ScoredTouch } from './match.ts';
import { touchReasons } from './reasons.ts';

/** A person and all their touches, in any order. */
export type ScoreInput = { readonly contact: FitFacts; readonly touches: readonly ScoredTouch[] };

/** How many days back the line goes. */
const LINE_DAYS = 90;

/**
 * Scores a contact as of `now`: fit (who they are) and interest (what they did, fading), each whole and capped,
 * together within 0 and 100. Touches that a program caused, and those after `now`, count nothing.
 *
 * - The reasons' points add up to the score exactly; `cap` and `floor` stand for what the limits took or gave.
 * - Each point of the line is the score as it was at that moment from the touches that had happened by then;
 *   fit has no history and counts as it is today.
 *
 * Takes about (touches × log touches + 91 × rules) steps.
 */
export function scoreContact(input: ScoreInput, model: ScoringModel, now: Date): ScoreResult {
  const moment = now.getTime();
  const fit = fitOf(input.contact, model);
  const histories = followRules(input.touches, model.touchRules, moment);
  const line90 = lineUpTo(moment, histories, fit.points, model);
  const interest = interestAt(moment, histories, model);
  const score = within100(fit.points + interest);
  const counted = [...touchReasons(histories, moment), ...fit.reasons].sort(byPoints);
  return {
    modelVersion: model.version,
    at: now.toISOString(),
    score,
    band: bandOf(score, model),
    fit: fit.points,
    interest,
    change7: score - (line90.at(-8) ?? score),
    line90,
    reasons: [...counted, ...limits(counted, score)],
  };
}

function fitOf(contact: FitFacts, model: ScoringModel): { points: number; reasons: ScoreReason[] } {
  const rules = model.fitRules.filter((rule) => rule.points !== 0 && fits(rule, contact));
  const sum = rules.reduce((total, rule) => total + rule.points, 0);
  const reasons = rules.map(({ id, label, points }) => ({
    rule: `fit:${id}`,
    label,
    points,
    count: 0,
    lastAt: null,
    title: null,
  }));
  return { points: Math.min(sum, model.fitCap), reasons };
}

function interestAt(moment: number, histories: readonly RuleHistory[], model: ScoringModel): number {
  const worth = histories.reduce((sum, history) => sum + history.worthAt(moment).worth, 0);
  // `+ 0` makes a plain zero of the negative one that rounding may give.
  return Math.min(Math.round(worth), model.interestCap) + 0;
}

function lineUpTo(now: number, histories: readonly RuleHistory[], fit: number, model: ScoringModel): number[] {
  return Array.from({ length: LINE_DAYS + 1 }, (_, day) => {
    const moment = now - (LINE_DAYS - day) * DAY;
    return within100(fit + interestAt(moment, histories, model));
  });
}

/** What the caps took from the counted points, or the floor gave. */
function limits(counted: readonly ScoreReason[], score: number): ScoreReason[] {
  const points = score - counted.reduce((sum, reason) => sum + reason.points, 0);
  if (points === 0) return [];
  const kind = points < 0 ? { rule: 'cap', label: 'Limit' } : { rule: 'floor', label: 'Never below 0' };
  return [{ ...kind, points, count: 0, lastAt: null, title: null }];
}

const within100 = (points: number) => Math.max(0, Math.min(100, points));

const byPoints = (a: ScoreReason, b: ScoreReason) => b.points - a.points || (a.rule < b.rule ? -1 : 1);
