import { expect, test } from 'vitest';
import { OUTCOMES } from '#lib/model/note-choices.ts';
import { criterion, DEFAULT_STATUSES } from '#lib/model/status.ts';
import { isKnownTouchType } from '#lib/model/touch-types.ts';
import { DEFAULT_DEFINITIONS } from '#server/definitions/default-definitions.ts';

test('there is one definition for each default status, in the order of the life cycle', () => {
  expect(DEFAULT_DEFINITIONS.map(({ key }) => key)).toEqual([...DEFAULT_STATUSES]);
});

test.each(DEFAULT_DEFINITIONS)(
  '$label says what, by what behaviour, who, in what time and what otherwise',
  (definition) => {
    const { what, behaviour, who, timeFrame, otherwise } = definition;
    for (const text of [what, behaviour, who, timeFrame, otherwise]) expect(text).toMatch(/^.{20,400}[.]$/s);
  },
);

test.each(DEFAULT_DEFINITIONS)('the criteria of $label can be read and checked', ({ criteria }) => {
  expect(criteria.length).toBeGreaterThan(0);
  expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
  for (const line of criteria) {
    expect(criterion.parse(line)).toEqual(line);
    if ('types' in line.check) expect(line.check.types.every(isKnownTouchType)).toBe(true);
    if ('outcomes' in line.check) expect(OUTCOMES).toEqual(expect.arrayContaining(line.check.outcomes));
  }
});
