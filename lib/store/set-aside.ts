import type { TouchlineDatabase } from './database.ts';
import { defined } from './project.ts';
import type { OutboxEntry, RefusedRow } from './rows.ts';
import { isWordless } from './wordless.ts';

/** The refused creation of a note, when that is how it stands. */
export async function refusedCreate(db: TouchlineDatabase, noteId: string): Promise<RefusedRow | undefined> {
  const rows = await db.refused.where('row').equals(noteId).toArray();
  return rows.find((row) => row.body.name === 'note.create');
}

/** Changes the words of a note that wasn't sent or was refused: the creation itself carries them. */
export function mergedCreate<T extends { body: OutboxEntry['body'] }>(entry: T, patch: object): T['body'] {
  return entry.body.name === 'note.create'
    ? { ...entry.body, body: { ...entry.body.body, ...defined(patch) } }
    : entry.body;
}

/**
 * Moves a refused mutation out of the log. What follows on a note that the hub never took can't stand alone: an edit
 * goes into the refused creation, a deletion takes it away.
 */
export async function setAside(
  db: TouchlineDatabase,
  entry: OutboxEntry,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const { log, row, body, context } = entry;
  await db.outbox.delete(log);
  if (isWordless(entry)) return;
  const create = await refusedCreate(db, row);
  if (create !== undefined && body.name === 'note.edit')
    await db.refused.update(create.log, { body: mergedCreate(create, body.patch) });
  else if (create !== undefined && body.name === 'note.delete') await db.refused.delete(create.log);
  else await db.refused.put({ log, row, body, context, code, message });
}
