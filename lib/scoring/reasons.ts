import type { ScoreReason } from '#lib/model/score.ts';
import type { RuleHistory } from './history.ts';
import { roundToSum } from './round.ts';

/** What each rule gives at a moment, in whole points that add up to the rounded sum; rules worth nothing are left out. */
export function touchReasons(histories: readonly RuleHistory[], moment: number): ScoreReason[] {
  const now = histories.map((history) => history.worthAt(moment));
  const points = roundToSum(now.map(({ worth }) => worth));
  return histories.flatMap(({ rule, newest }, index) => {
    const given = points[index] ?? 0;
    if (given === 0) return [];
    return {
      rule: `touch:${rule.id}`,
      label: rule.label,
      points: given,
      ...faded(given, Math.round(now[index]?.fresh ?? 0)),
      count: now[index]?.count ?? 0,
      lastAt: newest.occurredAt,
      title: newest.title,
    };
  });
}

const faded = (points: number, was: number) => (Math.abs(was) > Math.abs(points) ? { was } : {});
