import type { TouchlineDatabase } from './database.ts';
import type { Meta, MetaRow } from './rows.ts';

/** One of the things that sync remembers; null when it never did. */
export async function readMeta<K extends keyof Meta>(db: TouchlineDatabase, key: K): Promise<Meta[K] | null> {
  const row = await db.meta.get(key);
  return row === undefined ? null : (row.value as Meta[K]);
}

export async function writeMeta<K extends keyof Meta>(db: TouchlineDatabase, key: K, value: Meta[K]): Promise<void> {
  await db.meta.put({ key, value } as MetaRow);
}

/** Notes how an exchange with the hub went; `syncedAt` (ms since 1970) when everything was exchanged. */
export function writeLink(db: TouchlineDatabase, state: Meta['link']['state'], syncedAt?: number): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const before = await readMeta(db, 'link');
    await writeMeta(db, 'link', { state, lastSyncAt: syncedAt ?? before?.lastSyncAt ?? null });
  });
}
