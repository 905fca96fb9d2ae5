import { expect, it } from 'vitest';
import { underKills } from '#test/support/hub/under-kills.ts';
import { expectNothingLost } from './expectations.ts';

// The same with 200 of each: kills.long.ts.
it.each([
  ['PostgreSQL', 'postgres', 3],
  ['hub and PostgreSQL at once', 'both', 2],
] as const)(
  'kill -9 of the %s under load loses nothing that was acknowledged, and doubles nothing',
  async (_, victim, kills) => {
    const toll = await underKills(victim, kills);
    expectNothingLost(toll);
    expect(toll.backAfterMs).toHaveLength(kills);
  },
);
