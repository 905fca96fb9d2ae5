import type { Check, Criterion, CriterionResult, DefinitionCheck, StatusDefinition } from '#lib/model/status.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { ContactFacts } from './facts.ts';

const DAY = 86_400_000;

type Finding = Omit<CriterionResult, 'criterionId'>;
type Checked = Pick<StatusDefinition, 'key' | 'revision' | 'criteria'>;

/**
 * Checks every criterion of a definition on one contact as of `now`, in the definition's order. Where numbers decide,
 * they come along as evidence. A criterion for people alone is `unknown`, without evidence.
 */
export function checkDefinition(definition: Checked, facts: ContactFacts, now: Date): DefinitionCheck {
  const results = definition.criteria.map(({ id, check }: Criterion) => ({
    criterionId: id,
    ...find(check, facts, now.getTime()),
  }));
  return { status: definition.key, revision: definition.revision, results };
}

function find(check: Check, facts: ContactFacts, now: number): Finding {
  switch (check.kind) {
    case 'score_at_least':
      return atLeast(facts.score, check.points);
    case 'fit_at_least':
      return atLeast(facts.fit, check.points);
    case 'touch_within':
      return atLeast(countWithin(byPeople(facts.touches), check.types, check.days, now), check.atLeast);
    case 'no_touch_within':
      return none(countAgainst(facts, check.types, check.days, now));
    case 'field_present':
      return { result: facts.present[check.field] ? 'met' : 'unmet', evidence: null };
    case 'outcome_within': {
      const calls = facts.outcomes.map(({ outcome, at }) => ({ type: outcome, occurredAt: at }));
      return atLeast(countWithin(calls, check.outcomes, check.days, now), 1);
    }
    case 'person':
      return { result: 'unknown', evidence: null };
  }
}

const atLeast = (have: number, need: number): Finding => ({
  result: have >= need ? 'met' : 'unmet',
  evidence: { have, need },
});

const none = (have: number): Finding => ({ result: have === 0 ? 'met' : 'unmet', evidence: { have, need: 0 } });

/**
 * How many touches stand against "none within": of named types every one, since a bounce that a program reports is a
 * bounce; where no type is named ("nothing heard from them"), only what people did and what says something.
 */
function countAgainst({ touches }: ContactFacts, types: readonly string[], days: number, now: number): number {
  if (types.length > 0) return countWithin(touches, types, days, now);
  const heard = byPeople(touches).filter(({ type }) => ['medium', 'strong'].includes(touchType(type).signal));
  return countWithin(heard, null, days, now);
}

const byPeople = (touches: ContactFacts['touches']) => touches.filter(({ verdict }) => verdict !== 'machine');

/** Counts what happened from `days` × 24 hours before `now` until `now`, both included; `null` types are all types. */
function countWithin(
  list: readonly { readonly type: string; readonly occurredAt: string }[],
  types: readonly string[] | null,
  days: number,
  now: number,
): number {
  return list.filter(({ type, occurredAt }) => {
    if (types !== null && !types.includes(type)) return false;
    const at = Date.parse(occurredAt);
    return at <= now && at >= now - days * DAY;
  }).length;
}
