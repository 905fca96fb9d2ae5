import type { TouchCondition, TouchRule } from '#lib/model/scoring-model.ts';
import type { Touch } from '#lib/model/touch.ts';

/** What scoring needs to know of a touch. */
export type ScoredTouch = Pick<Touch, 'type' | 'occurredAt' | 'verdict' | 'title' | 'props'>;

/** Finds the rule under which a touch counts: the first in the model's order, or none. */
export function ruleFinder(rules: readonly TouchRule[]): (touch: ScoredTouch) => TouchRule | undefined {
  const byType = new Map<string, TouchRule[]>();
  for (const rule of rules) {
    for (const type of rule.types) {
      const list = byType.get(type);
      if (list) list.push(rule);
      else byType.set(type, [rule]);
    }
  }
  return (touch) => byType.get(touch.type)?.find((rule) => rule.when.every((condition) => holds(condition, touch)));
}

/** `true` when any of the condition's fields meets any of its values. */
export function holds(condition: TouchCondition, touch: ScoredTouch): boolean {
  return condition.fields.some((field) => {
    const found = read(touch, field);
    if (condition.op === 'at_least') return number(found) >= condition.value;
    const text = typeof found === 'string' || typeof found === 'number' ? String(found).trim().toLowerCase() : '';
    return text !== '' && condition.values.some((value) => compare[condition.op](text, value.toLowerCase()));
  });
}

const compare = {
  equals: (text: string, value: string) => text === value,
  starts_with: (text: string, value: string) => text.startsWith(value),
  contains: (text: string, value: string) => text.includes(value),
};

/** A number from a property; what isn't one meets no threshold. */
function number(found: unknown): number {
  if (typeof found === 'number') return found;
  return typeof found === 'string' && found.trim() !== '' ? Number(found) : Number.NaN;
}

/** The touch's own title, or a property by its path; own properties only, since the source may name anything. */
function read(touch: ScoredTouch, field: string): unknown {
  if (field === 'title') return touch.title;
  let found: unknown = touch.props;
  for (const step of field.split('.').slice(1)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}
