import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUGS } from './bugs.ts';
import { openStage } from './stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** More than any of them needed. */
const RUNS = 400;

describe('a mistake planted in the client is found, in a history that is sound without it', () => {
  it.each(Object.entries(BUGS))('%s', async (_name, bug) => {
    const found = await stage.firstFault({ seed: 1, runs: RUNS, bug });
    expect(found).not.toBeNull();
    expect(await stage.play(found?.history ?? [])).toEqual([]);
  });
});
