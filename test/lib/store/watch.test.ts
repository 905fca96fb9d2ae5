import { describe, expect, it, vi } from 'vitest';
import { changesOf, contactOf, idOf, noteOf } from '#test/support/feed/fixture.ts';
import { openStore } from '#test/support/feed/open-store.ts';
import { bring } from '#test/support/unit/database.ts';

const EVERYTHING = { kinds: [], outcomes: [], statuses: [], authors: [], words: '', allCalls: false, limit: 100 };

describe('watching the feed', () => {
  const watchFeed = async () => {
    const { db, port } = await openStore(changesOf([noteOf(0)]));
    const stop = new AbortController();
    const heard: { replies: number; name: string }[] = [];
    port.watch(
      'feed',
      EVERYTHING,
      ({ notes: [first] }) => heard.push({ replies: first?.replies.length ?? 0, name: first?.contact?.name ?? '' }),
      (error) => expect.unreachable(String(error)),
      stop.signal,
    );
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    return { db, port, stop, heard };
  };

  it('hears of a change in every table it reads, also those it reads last', async () => {
    const { db, port, stop, heard } = await watchFeed();
    await port.run('reply', { replyId: idOf(4, 1), noteId: idOf(3, 0), text: 'Thank you' });
    await vi.waitFor(() => expect(heard.at(-1)?.replies).toBe(1));
    await bring(db, [{ table: 'contacts', row: contactOf(0, { version: 2, name: 'Jane Roe' }) }]);
    await vi.waitFor(() => expect(heard.at(-1)?.name).toBe('Jane Roe'));
    stop.abort();
  });

  it('hears nothing more once it is stopped', async () => {
    const { port, stop, heard } = await watchFeed();
    stop.abort();
    await port.run('reply', { replyId: idOf(4, 1), noteId: idOf(3, 0), text: 'Thank you' });
    await new Promise((done) => setTimeout(done, 20));
    expect(heard).toHaveLength(1);
  });
});
