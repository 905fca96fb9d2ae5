import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { HOLDINGS, MENTIONS } from './holdings.ts';
import { addressesOf, type Person } from './person.ts';

/** What stands where an address stood. */
const ERASED = '[erased]';

/**
 * Takes the person's e-mail addresses out of free text about others, whatever their case, and gives the number of changed
 * rows. Only whole addresses: `ann@acme.test` stays in `joann@acme.test`.
 */
export async function redactMentions(tx: Tx, workspaceId: Id, person: Person, takeVersion: () => number) {
  const emails = addressesOf(person, 'email');
  let changed = 0;
  if (emails.length === 0) return changed;
  for (const { table, column, json, version } of MENTIONS) {
    const { text, found, cleaned } = redaction(column, emails, json === true);
    const set = json === true ? sql`(${cleaned})::jsonb` : cleaned;
    if (version === true) {
      const { rows } = await sql<{ id: Id }>`
        select id from ${sql.table(table)} where workspace_id = ${workspaceId} and ${found}`.execute(tx);
      for (const { id } of rows) {
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${set}, version = ${takeVersion()}
          where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
      }
      changed += rows.length;
    } else {
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${set}
        where workspace_id = ${workspaceId} and ${text} is not null and ${found}`.execute(tx);
      changed += Number(numAffectedRows ?? 0);
    }
  }
  return changed;
}

/** How many rows `redactMentions` would change, once the person's own are gone. */
export async function countMentions(tx: Tx, workspaceId: Id, person: Person): Promise<number> {
  const emails = addressesOf(person, 'email');
  const own = (table: string) => HOLDINGS.find((holding) => holding.table === table)?.rows(person, workspaceId);
  let count = 0;
  if (emails.length === 0) return count;
  for (const { table, column, json } of MENTIONS) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)}
      where workspace_id = ${workspaceId} and ${redaction(column, emails, json === true).found}
        and not coalesce(${own(table)}, false)`.execute(tx);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

type Redaction = { text: RawBuilder<string>; found: RawBuilder<boolean>; cleaned: RawBuilder<string> };

function redaction(column: string, emails: readonly string[], json: boolean): Redaction {
  const text = json ? sql<string>`${sql.ref(column)}::text` : sql<string>`${sql.ref(column)}`;
  // No character that an address may hold stands before or after it (PostgreSQL, 9.7.3: (?<!…) and (?!…)).
  const pattern = `(?<![\\w.+'-])(?:${emails.map(escapePattern).join('|')})(?![\\w-])`;
  return {
    text,
    // The plain search rules most rows out at a fraction of the pattern's cost.
    found: sql<boolean>`lower(${text}) like any(${emails.map(containing)}::text[]) and ${text} ~* ${pattern}`,
    cleaned: sql<string>`regexp_replace(${text}, ${pattern}, ${ERASED}, 'gi')`,
  };
}

const containing = (email: string): string => `%${email.replace(/[\\%_]/g, '\\$&')}%`;
const escapePattern = (email: string): string => email.replace(/[^\p{L}\p{N}@_-]/gu, '\\$&');
