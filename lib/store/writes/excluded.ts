import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';

/** Changes the workspace's list of excluded addresses; a change of nothing leaves nothing for the hub. */
export async function setExcluded(db: TouchlineDatabase, change: Writes['setExcluded']['args']) {
  if (change.add.length + change.remove.length > 0) await enqueue(db, { name: 'excluded.set', ...change });
  return null;
}
