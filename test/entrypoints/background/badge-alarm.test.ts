import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followBadge } from '#entrypoints/background/badge.ts';
import { pollHub } from '#entrypoints/background/sync.ts';
import { everyMinutes } from '#lib/browser/alarms.ts';
import { noteFrom } from '#test/support/unit/rows.ts';
import { workerSession } from '#test/support/unit/worker.ts';

const setBadgeText = vi.fn(async (_badge: { text: string }) => {});

beforeEach(() => {
  setBadgeText.mockClear();
  Object.assign(fakeBrowser.action, { setBadgeText, setBadgeBackgroundColor: async () => {} });
  // The fake document has no lock manager; the worker's own is Node's here.
  vi.stubGlobal('navigator', { locks: { request: (_n: string, _o: object, work: () => unknown) => work() } });
});

type Said = { status?: number; body: object };
const pulled = (cursor: string, ...changes: object[]): Said => ({
  body: { protocol: 1, cursor, more: false, changes },
});
const problem = (status: number, code: string): Said => ({ status, body: { error: { code, message: 'No.' } } });
const note = () => ({ table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T10:00:00.000Z' }) });

/** A worker without any page, whose alarm rings as the browser's does, and what the hub says then. */
async function asleep() {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  let said: Said | null = null;
  const session = await workerSession(async () => {
    if (said === null) throw new TypeError('No network');
    return new Response(JSON.stringify(said.body), { status: said.status ?? 200 });
  }, stop.signal);
  followBadge(session);
  everyMinutes('sync', 1, () => void pollHub(session));
  return {
    me: session.parts.db.me,
    async ring(answer: Said | null) {
      said = answer;
      await fakeBrowser.alarms.onAlarm.trigger({ name: 'sync', scheduledTime: 0, persistAcrossSessions: true });
    },
    shows: (text: string) => vi.waitFor(() => expect(setBadgeText).toHaveBeenLastCalledWith({ text })),
  };
}

describe('the minute’s alarm, with no page open', () => {
  it('is asked for once, and not begun anew by a worker that starts often', async () => {
    await asleep();
    await vi.waitFor(async () => expect(await fakeBrowser.alarms.get('sync')).toMatchObject({ periodInMinutes: 1 }));
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await asleep();
    expect(create).not.toHaveBeenCalled();
  });

  it('brings the badge to what is so on the hub', async () => {
    const { ring, shows, me } = await asleep();
    await ring(pulled('1', note(), note()));
    await shows('2');
    const read = { memberId: me, version: 9, feedReadAt: '2026-11-01T11:00:00.000Z' };
    await ring(pulled('2', { table: 'readMarks', row: read }));
    await shows('');
  });

  it.each([
    ['the membership has ended', problem(401, 'token_invalid')],
    ['this Touchline is too old', problem(400, 'protocol_too_old')],
  ])('says that %s, and takes it back when that is over', async (_what, answer) => {
    const { ring, shows } = await asleep();
    await ring(pulled('1', note()));
    await shows('1');
    await ring(answer);
    await shows('!');
    await ring(pulled('2'));
    await shows('1');
  });

  it.each([
    ['cannot be reached', null],
    ['asks to come again later', problem(429, 'too_many_requests')],
  ])('leaves the number as it is while the hub %s', async (_what, answer) => {
    const { ring, shows } = await asleep();
    await ring(pulled('1', note()));
    await shows('1');
    await ring(answer);
    await ring(pulled('2', note()));
    await shows('2');
    expect(setBadgeText.mock.calls.map(([{ text }]) => text)).not.toContain('!');
  });
});
