import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { HOLDINGS, MENTIONS } from './holdings.ts';
import { addressesOf, type Person } from './person.ts';

/** What stands where an address stood. */
const ERASED = '[erased]';

/** Rows about others in whose text an address stands, by column. */
export type Mentions = readonly { readonly place: (typeof MENTIONS)[number]; readonly ids: readonly Id[] }[];

export const countOf = (mentions: Mentions): number => mentions.reduce((sum, { ids }) => sum + ids.length, 0);

/**
 * Finds the rows about others that name one of the person's e-mail addresses. It reads every text of the workspace, which
 * takes seconds where there are millions: look before you lock.
 */
export async function findMentions(tx: Tx, workspaceId: Id, person: Person): Promise<Mentions> {
  const emails = addressesOf(person, 'email');
  if (emails.length === 0) return [];
  const own = (table: string) => HOLDINGS.find((holding) => holding.table === table)?.rows(person, workspaceId);
  const mentions = [];
  for (const place of MENTIONS) {
    const { rows } = await sql<{ id: Id }>`
      select id from ${sql.table(place.table)} where workspace_id = ${workspaceId} and ${redaction(place, emails).found}
        and not coalesce(${own(place.table)}, false)`.execute(tx);
    if (rows.length > 0) mentions.push({ place, ids: rows.map(({ id }) => id) });
  }
  return mentions;
}

/**
 * Takes the addresses out of what was found, whatever their case, and gives the number of changed rows. Only whole
 * addresses: `ann@acme.test` stays in `joann@acme.test`.
 */
export async function redactMentions(
  tx: Tx,
  workspaceId: Id,
  { person, mentions }: { person: Person; mentions: Mentions },
  takeVersion: () => number,
): Promise<number> {
  const emails = addressesOf(person, 'email');
  let changed = 0;
  for (const { place, ids } of mentions) {
    const { found, cleaned } = redaction(place, emails);
    for (const id of ids) {
      const versioned = place.version === true ? sql`, version = ${takeVersion()}` : sql``;
      const { numAffectedRows } = await sql`
        update ${sql.table(place.table)} set ${sql.ref(place.column)} = ${cleaned} ${versioned}
        where workspace_id = ${workspaceId} and id = ${id} and ${found}`.execute(tx);
      changed += Number(numAffectedRows ?? 0);
    }
  }
  return changed;
}

function redaction({ column, json }: (typeof MENTIONS)[number], emails: readonly string[]) {
  const text = json ? sql<string>`${sql.ref(column)}::text` : sql<string>`${sql.ref(column)}`;
  // No character that an address may hold stands before or after it (PostgreSQL, 9.7.3: (?<!…) and (?!…)).
  const pattern = `(?<![\\w.+'-])(?:${emails.map(escapePattern).join('|')})(?![\\w-])`;
  const cleaned = sql`regexp_replace(${text}, ${pattern}, ${ERASED}, 'gi')`;
  return {
    // The plain search rules most rows out at a fraction of the pattern's cost.
    found: sql<boolean>`(lower(${text}) like any(${emails.map(containing)}::text[]) and ${text} ~* ${pattern})`,
    cleaned: json ? sql`(${cleaned})::jsonb` : cleaned,
  };
}

const containing = (email: string): string => `%${email.replace(/[\\%_]/g, '\\$&')}%`;
const escapePattern = (email: string): string => email.replace(/[^\p{L}\p{N}@_-]/gu, '\\$&');
