import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';

/** Looking through everything takes longer than a request's statements may (server/limits): at most ten minutes. */
export async function takeTime(tx: Tx): Promise<void> {
  await sql`select set_config('statement_timeout', '600s', true)`.execute(tx);
}
