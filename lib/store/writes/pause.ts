import type { TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta, writeMeta } from '#lib/store/meta.ts';
import type { Writes } from '#lib/store/port.ts';

/** Stops a pull of many pages after the page at hand, in whichever page it runs; what has come stays, and it can go on. */
export async function pausePull(db: TouchlineDatabase, { paused }: Writes['pausePull']['args']) {
  if (!paused) await db.meta.delete('paused');
  else if ((await readMeta(db, 'progress')) !== null) await writeMeta(db, 'paused', true);
  return null;
}
