import type { Table } from 'dexie';
import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';

/** A replicated table that is one of Dexie's; the excluded list is a row of `meta`. */
export type StoredTable = Exclude<Change['table'], 'excluded'>;

/** Names the tables that a pull fills; what the hub replicates and this map lacks would not compile. */
const STORED: Record<StoredTable, true> = {
  notes: true,
  replies: true,
  contacts: true,
  definitions: true,
  campaigns: true,
  members: true,
  readMarks: true,
  recipes: true,
  recipeHealth: true,
};
export const STORED_TABLES = Object.keys(STORED) as StoredTable[];

/** One of them by its name, as rows of which nothing is known but their keys. */
export const tableOf = (db: TouchlineDatabase, name: StoredTable): Table<object, string> => db.table(name);

/** What tells a row from others of its table. */
export function keyOf({ table, row }: Change): string {
  if (table === 'definitions') return row.key;
  if (table === 'excluded') return 'excluded';
  return table === 'readMarks' ? row.memberId : row.id;
}

/** A row's name in all the replica: its table and its key. */
export const nameOf = (change: Change): string => `${change.table} ${keyOf(change)}`;
