import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SharedList } from '#entrypoints/options/deps.ts';
import { openSharedList } from '#entrypoints/options/shared-list.ts';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { databaseOf } from '#lib/session/database.ts';
import { writeMeta } from '#lib/store/meta.ts';
import { memberFrom, newId } from '#test/support/unit/rows.ts';

const connectionAs = (role: Connection['member']['role']): Connection => ({
  hub: 'http://127.0.0.1:9',
  token: 't',
  workspace: { id: newId(), name: 'Ours', sample: false },
  member: memberFrom({ role }),
});

function watching() {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const list = openSharedList();
  let seen: SharedList | null | undefined;
  list.watch((now) => {
    seen = now;
  }, stop.signal);
  return { list, seen: () => seen };
}

describe('the team’s list in the options', () => {
  it('is not there without a connection, and comes with one', async () => {
    const { seen } = watching();
    await vi.waitFor(() => expect(seen()).toBeNull());
    await storedConnection.write(connectionAs('rep'));
    await vi.waitFor(() => expect(seen()).toEqual({ entries: [], mayEdit: false }));
  });

  it('may be edited by a member whom the hub has made a lead since', async () => {
    const connection = connectionAs('rep');
    await storedConnection.write(connection);
    const db = await databaseOf(connection);
    await db.members.put({ ...connection.member, role: 'lead' });
    await writeMeta(db, 'excluded', { version: 1, entries: ['@rival.test'] });
    const { seen } = watching();
    await vi.waitFor(() => expect(seen()).toEqual({ entries: ['@rival.test'], mayEdit: true }));
  });

  it('shows a change at once, which goes to the hub as a mutation', async () => {
    const connection = connectionAs('admin');
    await storedConnection.write(connection);
    const { list, seen } = watching();
    await vi.waitFor(() => expect(seen()).toEqual({ entries: [], mayEdit: true }));
    await list.save({ add: ['@rival.test'], remove: [] });
    await vi.waitFor(() => expect(seen()?.entries).toEqual(['@rival.test']));
    const db = await databaseOf(connection);
    expect((await db.outbox.toArray()).map(({ body }) => body)).toEqual([
      { name: 'excluded.set', add: ['@rival.test'], remove: [] },
    ]);
  });
});
