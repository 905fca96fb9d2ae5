import { storedConnection } from '#lib/browser/connection.ts';
import { deleteDatabase } from '#lib/store/database.ts';
import { databaseOf, identityOf } from './database.ts';

/** What would be lost: notes, replies and people that the hub hasn't got, and words that were never logged. */
export type Unsent = { waiting: number; refused: number; drafts: number };
export type DisconnectResult = { disconnected: true } | { disconnected: false; unsent: Unsent };

async function unsentOf(connection: Parameters<typeof databaseOf>[0]): Promise<Unsent> {
  const db = await databaseOf(connection);
  try {
    const waiting = await db.outbox
      .where('acked')
      .equals(0)
      .filter(({ row }) => row !== 'feed' && row !== 'health')
      .count();
    return { waiting, refused: await db.refused.count(), drafts: await db.drafts.count() };
  } finally {
    db.close();
  }
}

/**
 * Disconnects this browser and deletes what stands here. While something of the person's would be lost with it,
 * it does nothing and says what, unless `evenUnsent`.
 */
export async function disconnect({ evenUnsent }: { evenUnsent: boolean }): Promise<DisconnectResult> {
  const connection = await storedConnection.read();
  if (connection === null) return { disconnected: true };
  const unsent = evenUnsent ? null : await unsentOf(connection);
  if (unsent !== null && unsent.waiting + unsent.refused + unsent.drafts > 0) return { disconnected: false, unsent };
  await storedConnection.remove();
  await deleteDatabase(identityOf(connection));
  return { disconnected: true };
}
