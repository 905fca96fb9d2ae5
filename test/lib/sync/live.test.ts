import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { hubClient } from '#lib/sync/hub-client.ts';
import { live } from '#lib/sync/live.ts';
import type { Lock } from '#lib/sync/lock.ts';
import { newDatabase } from '#test/support/unit/database.ts';

const PULLED = { protocol: 1, cursor: 'c', more: false, changes: [] };
const POKE = 'event: poke\ndata:\n\n';
const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const noLock: Lock = (_name, _signal, _otherwise, work) => work();

beforeEach(
  () =>
    void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] }),
);
afterEach(() => void vi.useRealTimers());

/** Turns of the event loop that an exchange needs for the database, which knows nothing of the clock. */
const TURNS = 30;

/** Lets time pass in small steps, with turns for the database between them. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 250) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 250));
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

type Stream = { say(text: string): void; end(): void };

/** A page that leads, and a hub whose streams a test holds in its hands. `answer` replaces what it says to a path. */
async function leading(answer: (path: string) => Response | Error | null = () => null) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const asked: { path: string; at: number }[] = [];
  const streams: Stream[] = [];
  const began = performance.now();
  const fetch = async (url: string) => {
    const path = new URL(url).pathname.split('/').at(-1) ?? '';
    asked.push({ path, at: performance.now() - began });
    const said = answer(path);
    if (said instanceof Error) throw said;
    if (said !== null) return said;
    if (path !== 'live') return json(PULLED);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    streams.push({
      say: (text) => void writer.write(new TextEncoder().encode(text)).catch(() => {}),
      end: () => void writer.close().catch(() => {}),
    });
    return new Response(readable);
  };
  const db = await newDatabase();
  const hub = hubClient({ hub: 'https://hub.example', workspaceId: 'w', token: 't' }, fetch);
  const wake = new EventTarget();
  void live({ db, hub, lock: noLock, beside: () => {} }, wake, stop.signal);
  await pass(500);
  const times = (path: string) => asked.filter((one) => one.path === path);
  return { times, streams, wake, beat: () => streams.at(-1)?.say(':\n\n') };
}

describe('the page that leads', () => {
  it('exchanges once the stream stands, and at each poke', async () => {
    const { times, streams } = await leading();
    expect([times('live').length, times('pull').length]).toEqual([1, 1]);
    streams[0]?.say(POKE);
    await pass(500);
    expect(times('pull')).toHaveLength(2);
  });

  it('looks every 15 seconds, though no poke ever comes', async () => {
    const { times, beat } = await leading();
    for (let minute = 0; minute < 4; minute += 1) {
      beat();
      await pass(15_000);
    }
    expect(times('pull')).toHaveLength(5);
    expect(times('live')).toHaveLength(1);
  });

  it('opens a new stream at once when a good one ends, and goes on from its cursor', async () => {
    const { times, streams } = await leading();
    await pass(6_000);
    streams[0]?.end();
    await pass(500);
    expect([times('live').length, times('pull').length]).toEqual([2, 2]);
  });

  it('takes a stream that says nothing for half a minute for dead', async () => {
    const { times } = await leading();
    await pass(31_000);
    expect(times('live')).toHaveLength(2);
  });

  it('waits longer and longer while the hub is away, at most a minute', async () => {
    const { times } = await leading(() => new TypeError('No network'));
    await pass(400_000);
    const at = times('live').map((one) => one.at);
    const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(pauses[0]).toBeLessThan(1_600);
    expect(Math.min(...pauses.slice(-5))).toBeGreaterThan(29_000);
    expect(Math.max(...pauses)).toBeLessThan(61_600);
  });

  it('goes on looking every 15 seconds where no stream gets through', async () => {
    const { times } = await leading((path) => (path === 'live' ? new TypeError('No streams here') : null));
    await pass(120_000);
    const at = times('pull').map((one) => one.at);
    const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(Math.max(...pauses)).toBeLessThan(16_000);
  });

  it('tries again at once when the network comes back', async () => {
    let away = true;
    const { times, wake } = await leading(() => (away ? new TypeError('No network') : null));
    await pass(120_000);
    away = false;
    const before = times('live').length;
    wake.dispatchEvent(new Event('wake'));
    await pass(250);
    expect(times('live')).toHaveLength(before + 1);
  });

  it('leaves a hub alone for as long as it asks for, whoever wakes it', async () => {
    const later = () => new Response('{}', { status: 503, headers: { 'retry-after': '40' } });
    const { times, wake } = await leading((path) => (path === 'live' ? later() : null));
    for (let second = 0; second < 35; second += 1) {
      wake.dispatchEvent(new Event('wake'));
      await pass(1_000);
    }
    expect([times('live').length, times('pull').length]).toEqual([1, 0]);
    await pass(20_000);
    expect(times('live').length).toBeGreaterThan(1);
  });
});
