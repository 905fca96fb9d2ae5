import type { TouchlineDatabase } from './database.ts';
import { readMeta } from './meta.ts';
import { hubText } from './rebuild.ts';
import { STORED_TABLES, type StoredTable, tableOf } from './replica-tables.ts';
import type { NoteRow, ReplyRow } from './rows.ts';

/** A row of the replica: its version, and its name in all of it ("table key"). */
export type Held = { version: number; name: string };

/** Rows read at once. Each chunk is a transaction of its own, so that no write waits long for this. */
const CHUNK = 2_000;

type Versioned = { version: number; deletedAt?: string | null };

/** What the hub gave of this row, for rows that are the hub's, live, and of the replica. */
function ofHub(table: StoredTable, row: object): Versioned | null {
  const kept = row as NoteRow | ReplyRow;
  if (kept.cachedAt !== undefined) return null;
  const given = (table === 'notes' ? hubText(row as NoteRow) : row) as Versioned | null;
  return given !== null && given.version > 0 && (given.deletedAt ?? null) === null ? given : null;
}

/** The version that a row of the hub's has here; null where there is none. */
export async function versionHere(db: TouchlineDatabase, name: string): Promise<number | null> {
  const [table, key] = name.split(' ') as [StoredTable | 'excluded', string];
  if (table === 'excluded') return (await readMeta(db, 'excluded'))?.version ?? null;
  const row = await tableOf(db, table).get(key);
  return row === undefined ? null : (ofHub(table, row)?.version ?? null);
}

/** All live rows that the replica holds from the hub, up to a version: what a digest is made of. */
export async function heldRows(db: TouchlineDatabase, upTo: number): Promise<Held[]> {
  const held: Held[] = [];
  for (const table of STORED_TABLES) {
    for await (const [key, row] of rowsOf(db, table)) {
      const given = ofHub(table, row);
      if (given !== null && given.version <= upTo) held.push({ version: given.version, name: `${table} ${key}` });
    }
  }
  const list = await readMeta(db, 'excluded');
  if (list !== null && list.version <= upTo) held.push({ version: list.version, name: 'excluded excluded' });
  return held;
}

async function* rowsOf(db: TouchlineDatabase, name: StoredTable): AsyncGenerator<[string, object]> {
  const table = tableOf(db, name);
  const { keyPath } = table.schema.primKey;
  for (let last = ''; ; ) {
    const rows = await table.where(':id').above(last).limit(CHUNK).toArray();
    for (const row of rows) {
      last = String((row as Record<string, unknown>)[String(keyPath)]);
      yield [last, row];
    }
    if (rows.length < CHUNK) return;
  }
}
