import type { TouchlineDatabase } from './database.ts';
import { pendingRows } from './put-rows.ts';
import { rebuildNote, rebuildReply } from './rebuild.ts';
import { type StoredTable, tableOf } from './replica-tables.ts';

/**
 * Takes rows out that the hub hasn't, by their names ("table key"). What was written here stays: a note of which
 * something waits or was refused stands on by that alone, and so do people who were added here. A read mark only moves on.
 */
export async function takeOut(db: TouchlineDatabase, names: Iterable<string>): Promise<void> {
  const pending = await pendingRows(db);
  for (const name of names) {
    const [table, key] = name.split(' ') as [StoredTable | 'excluded', string];
    if (table === 'excluded') await db.meta.delete('excluded');
    else if (table === 'notes') await rebuildNote(db, key, { text: null });
    else if (table === 'replies') {
      await db.replies.delete(key);
      await rebuildReply(db, key);
    } else if (table !== 'readMarks' && !(table === 'contacts' && pending.has(key)))
      await tableOf(db, table).delete(key);
  }
}
