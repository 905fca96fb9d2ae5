import { describe, expect, it } from 'vitest';
import { backoff, pause } from '#lib/sync/backoff.ts';

describe('waiting after failures', () => {
  it('doubles from a second to a minute', () => {
    const waits = [1, 2, 3, 6, 7, 40].map((failures) => backoff(failures, () => 1));
    expect(waits).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it('takes up to half off by chance, so that not all come back at once', () => {
    expect(backoff(3, () => 0)).toBe(2_000);
    expect(backoff(3, () => 0.5)).toBe(3_000);
  });

  it('is cut short by either signal, also one that is over already', async () => {
    const stop = new AbortController();
    const paused = pause(3_600_000, stop.signal, new AbortController().signal);
    stop.abort();
    await paused;
    await pause(3_600_000, stop.signal);
    expect(stop.signal.aborted).toBe(true);
  });
});
