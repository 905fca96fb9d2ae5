import type { Pointing, PointingCheck } from '#lib/messages/calls.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';

/** How many records a new recipe is tried on: the one pointed at, and more that the person opens. */
const CHECKS_MAX = 5;

/** What a recipe that was just pointed at finds on the record shown now, beside what it found on those before. */
export function checked(pointing: Pointing | null | undefined, facts: PageFacts): Pointing | null {
  if (!pointing?.recipe || facts.recipe !== pointing.recipe.id) return pointing ?? null;
  const [person] = facts.people.filter(({ evidence }) => evidence === 'record');
  const record = facts.record ? `${facts.record.kind} ${facts.record.id}` : (person?.email ?? person?.name ?? null);
  // Between two records a page says nothing for a moment: that is no finding.
  if (record === null || (!person && !facts.missed)) return pointing;
  const check: PointingCheck = {
    record,
    name: person?.name ?? null,
    email: person?.email ?? null,
    phone: person?.phone ?? null,
  };
  const before = pointing.checks.find((each) => each.record === record);
  if (before?.email && check.email && before.email !== check.email) return withoutRecord(pointing, check);
  const checks = before
    ? pointing.checks.map((each) => (each === before ? check : each))
    : [...pointing.checks, check].slice(0, CHECKS_MAX);
  return { ...pointing, checks };
}

/** Two people under one record: what looked like the record's id in the page's address stays the same for all. */
function withoutRecord(pointing: Pointing, check: PointingCheck): Pointing {
  const { recipe, checks } = pointing;
  return {
    ...pointing,
    recipe: recipe && { ...recipe, records: [] },
    checks: [
      ...checks.map((each) => ({ ...each, record: each.email ?? each.record })),
      { ...check, record: check.email ?? '' },
    ],
  };
}
