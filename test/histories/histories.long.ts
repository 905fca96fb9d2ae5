import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const RUNS = Number(process.env.HISTORIES ?? 10_000);
/** Each run of the long test plays other histories, and says which. */
const SEED = Number(process.env.HISTORIES_SEED ?? Math.trunc(Math.random() * 2 ** 31));

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('three browsers and a hub, with everything that goes wrong', () => {
  it(`${RUNS} histories end well (HISTORIES_SEED=${SEED})`, async () => {
    expect(await stage.firstFault({ seed: SEED, runs: RUNS })).toBeNull();
  });
});
