import { describe, expect, it } from 'vitest';
import { spread } from '#test/support/hub/spread.ts';
import { underKills, type Victim } from '#test/support/hub/under-kills.ts';
import { expectNothingLost } from './expectations.ts';

const KILLS = Number(process.env.KILLS ?? 200);

/** Figures of a quiet two-core machine stand in docs/installation.md. */
describe.each<[Victim]>([['hub'], ['postgres'], ['both']])('%s', (victim) => {
  it(`killed ${KILLS} times under load loses nothing, doubles nothing, and is back within five seconds`, async () => {
    const toll = await underKills(victim, KILLS);
    const { written, backAfterMs } = toll;
    const away = JSON.stringify(Object.fromEntries(written.turnedAway));
    console.log(
      `${victim}: ${written.acknowledged.length} notes; turned away ${away}; back after ms ${spread(backAfterMs)}`,
    );
    expectNothingLost(toll);
    expect(backAfterMs.filter((ms) => ms > 5_000)).toEqual([]);
  });
});
