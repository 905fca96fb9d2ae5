import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from './stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('three browsers and a hub, with everything that goes wrong', () => {
  it('500 histories end with nothing lost, doubled, stuck, diverged or silently written over', async () => {
    expect(await stage.firstFault({ seed: 20_261_122, runs: 500 })).toBeNull();
  }, 600_000);
});
