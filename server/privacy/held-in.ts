import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';

export type HeldRow = Record<string, unknown>;

/** The rows of a table that this condition finds, with every column but the hidden ones. */
export async function heldIn(
  tx: Tx,
  table: string,
  about: RawBuilder<boolean>,
  hidden: readonly string[],
): Promise<HeldRow[]> {
  const { rows } = await sql<{ row: HeldRow }>`
    select to_jsonb(held) - ${hidden}::text[] as row from ${sql.table(table)} as held
    where ctid = any(array(select ctid from ${sql.table(table)} where ${about}))`.execute(tx);
  return rows.map(({ row }) => row);
}
