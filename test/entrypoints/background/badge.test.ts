import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { badgeOf, followBadge } from '#entrypoints/background/badge.ts';
import { writeLink } from '#lib/store/meta.ts';
import { bring } from '#test/support/unit/database.ts';
import { noteFrom } from '#test/support/unit/rows.ts';
import { workerSession } from '#test/support/unit/worker.ts';

const offline = () => Promise.reject(new TypeError('No network'));
const setBadgeText = vi.fn(async (_badge: { text: string }) => {});

beforeEach(() => {
  setBadgeText.mockClear();
  Object.assign(fakeBrowser.action, { setBadgeText, setBadgeBackgroundColor: async () => {} });
});

async function following() {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const session = await workerSession(offline, stop.signal);
  followBadge(session);
  const shows = (text: string) => vi.waitFor(() => expect(setBadgeText).toHaveBeenLastCalledWith({ text }));
  return { ...session, shows };
}

describe('the badge', () => {
  it('says nothing, a number, or that there are many', () => {
    expect([0, 1, 99, 100, 1_000].map((unread) => badgeOf(unread, 'connected').text)).toEqual([
      '',
      '1',
      '99',
      '99+',
      '99+',
    ]);
  });

  it('says that sync needs the person before it says anything else', () => {
    const texts = (['needs_sign_in', 'too_old', 'hub_too_old', 'offline', 'refused'] as const).map(
      (state) => badgeOf(3, state).text,
    );
    expect(texts).toEqual(['!', '!', '!', '3', '3']);
  });

  it('follows what is unread', async () => {
    const { parts, port, shows } = await following();
    await shows('');
    await bring(parts.db, [
      { table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T10:00:00.000Z' }) },
      { table: 'notes', row: noteFrom({ receivedAt: '2026-11-01T11:00:00.000Z' }) },
    ]);
    await shows('2');
    await port.run('markFeedRead', { feedReadAt: '2026-11-01T11:00:00.000Z' });
    await shows('');
  });

  it('follows the connection', async () => {
    const { parts, shows } = await following();
    await writeLink(parts.db, 'needs_sign_in');
    await shows('!');
  });

  it('is empty while this browser is not connected', async () => {
    followBadge(null);
    await vi.waitFor(() => expect(setBadgeText).toHaveBeenLastCalledWith({ text: '' }));
  });
});
