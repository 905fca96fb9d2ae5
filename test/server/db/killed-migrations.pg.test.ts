import { expect, it } from 'vitest';
import { ALL_OR_NONE, killAndResume, undisturbed } from './killed-migrations.ts';

// At every statement: killed-migrations.long.ts.
it.each([9, 60, 140])(
  'migrating killed at its statement %i leaves all or nothing, and the next run completes it',
  async (statement) => {
    const { finished, stood, shape } = await killAndResume(statement);
    expect(finished).toBe(false);
    expect(ALL_OR_NONE).toContainEqual(stood);
    expect(shape).toEqual(await undisturbed());
  },
);
