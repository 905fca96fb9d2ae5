import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';

/**
 * The SQLSTATE when PostgreSQL found fault with the data it was given (class 22, data exception, or 23, integrity
 * constraint violation): trying again would not help. null for any other error.
 */
export function dataErrorOf(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  return /^2[23]/.test(error.code) ? error.code : null;
}

/** Runs `work` in a savepoint. On a data error what it wrote is undone; any other error ends the transaction. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T | { dataError: string }> {
  await sql`savepoint one`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint one`.execute(tx);
    return result;
  } catch (error) {
    const dataError = dataErrorOf(error);
    if (dataError === null) throw error;
    await sql`rollback to savepoint one`.execute(tx);
    return { dataError };
  }
}
