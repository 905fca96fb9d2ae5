import { expect, it } from 'vitest';
import { ALL_OR_NONE, killAndResume, undisturbed } from './killed-migrations.ts';

it('migrating killed at each of its statements leaves all or nothing, and the next run completes it', async () => {
  const whole = await undisturbed();
  let statement = 1;
  for (; ; statement += 1) {
    const { finished, stood, shape } = await killAndResume(statement);
    expect(ALL_OR_NONE, `killed at ${statement}`).toContainEqual(stood);
    expect(shape, `killed at ${statement}`).toEqual(whole);
    if (finished) break;
  }
  console.log(`killed at each of ${statement - 1} statements`);
  expect(statement).toBeGreaterThan(200);
});
