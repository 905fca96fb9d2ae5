import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';

/** Secrets and people that end by a mark: by which columns they are known, and which column says that they ended. */
const ENDED = {
  ended_members: { table: 'app.members', columns: ['workspace_id', 'id'], mark: 'removed_at' },
  ended_tokens: { table: 'app.tokens', columns: ['workspace_id', 'hash'], mark: 'revoked_at' },
  used_sign_ins: { table: 'app.sign_in_codes', columns: ['workspace_id', 'hash'], mark: 'used_at' },
  used_codes: { table: 'app.join_codes', columns: ['workspace_id', 'hash'], mark: 'used_at' },
  ended_keys: { table: 'app.write_keys', columns: ['workspace_id', 'hash'], mark: 'revoked_at' },
} as const;

/** Those that end by being deleted. */
const OPEN = {
  open_sessions: { table: 'auth.session', columns: ['id'] },
  open_codes: { table: 'app.join_codes', columns: ['workspace_id', 'hash'] },
} as const;

/** Notes in temporary tables what has ended in the store that is replaced, and what is still open. */
export async function keepSecrets(tx: Tx): Promise<void> {
  for (const [name, { table, columns, mark }] of Object.entries(ENDED)) {
    await sql`create temporary table ${sql.table(name)} on commit drop as
      select ${refs([...columns, mark])} from ${sql.table(table)} where ${sql.ref(mark)} is not null`.execute(tx);
  }
  for (const [name, { table, columns }] of Object.entries(OPEN)) {
    await sql`create temporary table ${sql.table(name)} on commit drop as
      select ${refs(columns)} from ${sql.table(table)}`.execute(tx);
  }
}

/** Ends in the restored store what had ended. */
export async function endSecretsAgain(tx: Tx): Promise<void> {
  for (const [name, { table, columns }] of Object.entries(OPEN)) {
    await sql`delete from ${sql.table(table)} as kept
      where not exists (select from ${sql.table(name)} as known where ${sameRow(columns)})`.execute(tx);
  }
  for (const [name, { table, columns, mark }] of Object.entries(ENDED)) {
    await sql`update ${sql.table(table)} as kept set ${sql.ref(mark)} = known.${sql.ref(mark)}
      from ${sql.table(name)} as known where ${sameRow(columns)} and kept.${sql.ref(mark)} is null`.execute(tx);
  }
}

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** Whether two rows, called `kept` and `known`, are the same by these columns. */
const sameRow = (columns: readonly string[]) =>
  sql.join(
    columns.map((column) => sql`${sql.ref(`kept.${column}`)} = ${sql.ref(`known.${column}`)}`),
    sql` and `,
  );
