import type { TouchlineDatabase } from './database.ts';

/** For how long (ms) a picture or an answer about somebody stays without being asked for anew: 90 days. */
const KEPT = 90 * 86_400_000;

/** Lets go of what was looked up long ago: the hub may keep it no longer. */
export async function dropOld(db: TouchlineDatabase): Promise<void> {
  const before = db.now() - KEPT;
  await db.pictures.where('fetchedAt').below(before).delete();
  await db.lookups.where('fetchedAt').below(before).delete();
}
