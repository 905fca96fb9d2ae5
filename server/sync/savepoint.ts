import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';

/**
 * Runs `work` in a savepoint. When PostgreSQL finds fault with its data (SQLSTATE class 22, data exception, or 23,
 * integrity constraint violation), what it wrote is undone and the code is given; any other error ends the transaction.
 */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T | { dataError: string }> {
  await sql`savepoint one`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint one`.execute(tx);
    return result;
  } catch (error) {
    const code = dataErrorOf(error);
    if (code === null) throw error;
    await sql`rollback to savepoint one`.execute(tx);
    return { dataError: code };
  }
}

function dataErrorOf(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return null;
  return /^2[23]/.test(error.code) ? error.code : null;
}
