import { type RawBuilder, sql } from 'kysely';
import type { Schema, Tx } from './schema.ts';

/** Rows of one statement: enough that its overhead vanishes, few enough that its text stays a few megabytes. */
const CHUNK = 2_000;

/** A row as plain JSON: jsonb columns hold values, not text. Every row of a call has the same columns. */
export type BulkRow<T extends keyof Schema> = { readonly [C in keyof Schema[T]]?: unknown };

/**
 * Inserts many rows with one parameter per statement, which PostgreSQL reads by the table's own column types. An order
 * of magnitude quicker than a parameter for each cell.
 */
export async function insertBulk<T extends keyof Schema>(tx: Tx, table: T, rows: readonly BulkRow<T>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await sql`${insertInto(table, rows.slice(from, from + CHUNK))}`.execute(tx);
  }
}

/** The insert as SQL, to which the caller adds what is to happen on a conflict and what it wants back. */
export function insertInto<T extends keyof Schema>(table: T, rows: readonly BulkRow<T>[]): RawBuilder<unknown> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${recordsOf(table, rows)}`;
}

/** The rows as a table expression. */
export function recordsOf<T extends keyof Schema>(table: T, rows: readonly BulkRow<T>[]): RawBuilder<unknown> {
  return sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}
