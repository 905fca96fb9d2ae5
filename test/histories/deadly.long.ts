import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

const RUNS = Number(process.env.DEADLY_HISTORIES ?? 200);
const SEED = Number(process.env.HISTORIES_SEED ?? Math.trunc(Math.random() * 2 ** 31));

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage({ deadly: true });
});
afterAll(() => stage.close());

describe('three browsers and a hub that is ended by kill -9, as is its PostgreSQL', () => {
  it(`${RUNS} histories end well (HISTORIES_SEED=${SEED})`, async () => {
    expect(await stage.firstFault({ seed: SEED, runs: RUNS })).toBeNull();
  });
});
