import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patient } from '#lib/sync/patient.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A hub that says this first, and then that all is well. */
function asking(status: number, headers: Record<string, string>) {
  const network = vi.fn(async (_url: string, _init: RequestInit) => new Response('fine'));
  network.mockResolvedValueOnce(new Response('later', { status, headers }));
  const fetch = patient(network);
  return { network, ask: async () => (await fetch('https://hub.example/v1', {})).text() };
}

describe('a hub that asks to come again later', () => {
  it.each([
    [429, '20'],
    [503, '20'],
    [429, new Date(Date.now() + 20_000).toUTCString()],
  ])('with %i and %s is left alone until then', async (status, after) => {
    vi.setSystemTime(after.includes('GMT') ? Date.parse(after) - 20_000 : Date.now());
    const { network, ask } = asking(status, { 'retry-after': after });
    expect(await ask()).toBe('later');
    vi.advanceTimersByTime(19_000);
    expect([await ask(), await ask()]).toEqual(['later', 'later']);
    expect(network).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_001);
    expect(await ask()).toBe('fine');
  });

  it('is asked again after five minutes, whatever it says', async () => {
    const { ask } = asking(429, { 'retry-after': '86400' });
    await ask();
    vi.advanceTimersByTime(300_001);
    expect(await ask()).toBe('fine');
  });

  it.each([
    [429, {}],
    [429, { 'retry-after': 'soon' }],
    [200, { 'retry-after': '20' }],
    [401, { 'retry-after': '20' }],
  ])('but not with %i and %j', async (status, headers) => {
    const { ask } = asking(status, headers as Record<string, string>);
    await ask();
    expect(await ask()).toBe('fine');
  });
});
