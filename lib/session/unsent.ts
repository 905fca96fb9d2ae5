import type { Unsent } from '#lib/browser/ending.ts';
import type { Kept } from '#lib/browser/kept.ts';
import { isWordless } from '#lib/store/wordless.ts';
import { databaseOf } from './database.ts';

/** What would be lost: notes, replies and people that the hub hasn't got, and words that were never logged. */
export async function unsentOf(account: Kept): Promise<Unsent> {
  const db = await databaseOf(account);
  try {
    const waiting = await db.outbox
      .where('acked')
      .equals(0)
      .filter((entry) => !isWordless(entry))
      .count();
    return { waiting, refused: await db.refused.count(), drafts: await db.drafts.count() };
  } finally {
    db.close();
  }
}

export const isNothing = ({ waiting, refused, drafts }: Unsent): boolean => waiting + refused + drafts === 0;
