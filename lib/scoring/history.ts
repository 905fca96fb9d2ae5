import type { TouchRule } from '#lib/model/scoring-model.ts';
import { type Addition, course, worthAt } from './fade.ts';
import { ruleFinder, type ScoredTouch } from './match.ts';

/** A rule with what the touches that counted under it made of it. */
export type RuleHistory = {
  readonly rule: TouchRule;
  /** The newest of the touches. */
  readonly newest: ScoredTouch;
  worthAt(moment: number): ReturnType<typeof worthAt>;
};

type Counted = Addition & { readonly touch: ScoredTouch };

/** Sorts the touches that count (not by a program, not after `now`) under their rules, in the model's order. */
export function followRules(touches: readonly ScoredTouch[], rules: readonly TouchRule[], now: number): RuleHistory[] {
  const counted = countUnderRules(touches, rules, now);
  return rules.flatMap((rule) => {
    const additions = counted.get(rule) ?? [];
    const [first, ...others] = additions;
    if (!first) return [];
    const { touch: newest } = others.reduce((best, one) => (isNewer(one, best) ? one : best), first);
    const line = course(additions, rule.cap, rule.halfLifeDays);
    return { rule, newest, worthAt: (moment) => worthAt(line, moment) };
  });
}

function countUnderRules(touches: readonly ScoredTouch[], rules: readonly TouchRule[], now: number) {
  const find = ruleFinder(rules);
  const counted = new Map<TouchRule, Counted[]>();
  for (const touch of touches) {
    const at = Date.parse(touch.occurredAt);
    const rule = touch.verdict !== 'machine' && at <= now ? find(touch) : undefined;
    if (!rule) continue;
    const points = touch.verdict === 'unknown' ? rule.points * rule.unknownWeight : rule.points;
    if (points === 0) continue;
    const list = counted.get(rule);
    if (list) list.push({ at, points, touch });
    else counted.set(rule, [{ at, points, touch }]);
  }
  return counted;
}

/** Later, or at the same moment with the title that sorts first, so that the order of touches means nothing. */
function isNewer(one: Counted, than: Counted): boolean {
  if (one.at !== than.at) return one.at > than.at;
  if (one.touch.title === null) return false;
  return than.touch.title === null || one.touch.title < than.touch.title;
}
