import { sql } from 'kysely';
import { changedList } from '#lib/model/exclusion.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { findExcluded, putExcluded } from '#server/excluded/repository.ts';
import { HOLDINGS, type Holding } from './holdings.ts';
import { countOf, findMentions, type Mentions, redactMentions } from './mentions.ts';
import { addressesOf, type Person } from './person.ts';
import { tallyNotes } from './tally-notes.ts';
import { countMembers, eraseFormerMembers } from './team.ts';

/**
 * Rows by table (`app.` left out); `members` are those who are it no more, `mentions` rows about others that named an
 * address.
 */
export type Counts = Record<string, number>;

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What an erasure would change; it changes nothing. */
export async function countRows(tx: Tx, workspaceId: Id, person: Person): Promise<Counts> {
  const counts: Counts = {};
  for (const holding of HOLDINGS) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(holding.table)} where workspace_id = ${workspaceId}
        and ${erased(holding, person, workspaceId)}`.execute(tx);
    counts[nameOf(holding)] = rows[0]?.count ?? 0;
  }
  const excluded = await exclusionsOf(tx, workspaceId, person);
  const mentions = countOf(await findMentions(tx, workspaceId, person));
  const { former: members } = await countMembers(tx, workspaceId, person);
  return { ...counts, members, excluded: excluded.length, mentions };
}

/**
 * Takes away all that the workspace holds on this person. The workspace's counter must be locked: no push can then
 * write about them meanwhile. Notes go with their text; what remains of them is a number for their author.
 */
export async function eraseRows(
  tx: Tx,
  workspaceId: Id,
  subject: { readonly person: Person; readonly mentions: Mentions },
  takeVersion: () => number,
): Promise<Counts> {
  const { person } = subject;
  const notes = HOLDINGS.find(({ table }) => table === 'app.notes');
  if (notes !== undefined) await tallyNotes(tx, workspaceId, notes.rows(person, workspaceId));
  const counts: Counts = {};
  for (const holding of HOLDINGS) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(holding.table)} where workspace_id = ${workspaceId}
        and ${erased(holding, person, workspaceId)}`.execute(tx);
    counts[nameOf(holding)] = Number(numAffectedRows ?? 0);
  }
  const excluded = await exclusionsOf(tx, workspaceId, person);
  if (excluded.length > 0) await unexclude(tx, workspaceId, excluded, takeVersion);
  const mentions = await redactMentions(tx, workspaceId, subject, takeVersion);
  const members = await eraseFormerMembers(tx, workspaceId, person, takeVersion);
  return { ...counts, members, excluded: excluded.length, mentions };
}

const nameOf = ({ table }: Holding): string => table.replace('app.', '');

function erased({ rows, stays }: Holding, person: Person, workspaceId: Id) {
  const about = rows(person, workspaceId);
  return stays === undefined ? about : sql<boolean>`${about} and not ${stays(person, workspaceId)}`;
}

/** The person's own addresses on the list of those about whom nobody is asked; domains stay. */
async function exclusionsOf(tx: Tx, workspaceId: Id, person: Person): Promise<string[]> {
  const emails = new Set(addressesOf(person, 'email'));
  return (await findExcluded(tx, workspaceId)).filter((entry) => emails.has(entry));
}

async function unexclude(tx: Tx, workspaceId: Id, remove: readonly string[], takeVersion: () => number) {
  const entries = changedList(await findExcluded(tx, workspaceId), { add: [], remove });
  await putExcluded(tx, workspaceId, { version: takeVersion(), entries });
}
