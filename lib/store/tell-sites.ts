import { SITES_MAX } from '#lib/model/granted-sites.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { enqueue } from './outbox.ts';

/**
 * Takes in which of the sites that the organisation's policy names are on here (match patterns), and puts into the log those
 * that were not at the last time: each grant is told once, also when the hub is away. One that was taken back and given again is told again.
 */
export function tellSites(db: TouchlineDatabase, on: readonly string[]): Promise<void> {
  return db.transaction('rw', db.outbox, db.meta, async () => {
    const before = (await readMeta(db, 'grantedSites')) ?? [];
    const granted = on.filter((origin) => !before.includes(origin));
    if (granted.length === 0 && before.length === on.length) return;
    await writeMeta(db, 'grantedSites', on);
    const grantedAt = new Date(db.now()).toISOString();
    for (let from = 0; from < granted.length; from += SITES_MAX) {
      await enqueue(db, { name: 'sites.granted', origins: granted.slice(from, from + SITES_MAX), grantedAt });
    }
  });
}
