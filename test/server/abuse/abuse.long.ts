import { expect, it } from 'vitest';
import { runStorms } from './field.ts';

/** 100,000 mutated requests in all. `ABUSE_ROUNDS` asks for fewer rounds of 10,000. */
const ROUNDS = Number(process.env.ABUSE_ROUNDS ?? 10);

it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
  '10,000 mutated requests, round %i: no answer of 500, nothing left behind by refused ones, nothing outside the workspace',
  async (round) => {
    const { statuses, ...found } = await runStorms({ storms: 4, times: 2_500, seed: 1_000 * (round + 1) });
    process.stdout.write(`round ${round}: ${JSON.stringify(statuses)}\n`);
    expect(found).toEqual({ wrong: [], outside: [], failed: [], alive: 200 });
  },
);
