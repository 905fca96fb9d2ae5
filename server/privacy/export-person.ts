import { sql } from 'kysely';
import { csvCell } from '#lib/import/report.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import { record } from '#server/audit/record.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { personHash } from './hashes.ts';
import { type HeldRow, heldIn } from './held-in.ts';
import { HOLDINGS } from './holdings.ts';
import { countOf, findMentions } from './mentions.ts';
import { findPerson, type Person } from './person.ts';
import { personKeyOf } from './person-key.ts';
import { takeTime } from './take-time.ts';
import { heldOnTeam } from './team.ts';

/** All that a workspace holds on one person. */
export type PersonExport = {
  readonly format: 'touchline person 1';
  readonly exportedAt: Instant;
  readonly workspaceId: Id;
  /** By what they are known here; nothing of somebody who isn't. */
  readonly addresses: Person['addresses'];
  /** Every row about them, by table, with every column but the workspace. */
  readonly held: Record<string, HeldRow[]>;
  /** The same as one of the workspace's own people, without hashes of what lets them in. */
  readonly team: Record<string, HeldRow[]>;
  /** Rows about others whose text names one of the addresses: they are somebody else's data, and only counted. */
  readonly mentionsElsewhere: number;
};

/** Gathers it, and writes into the audit log that it was. @throws SeveralPeople */
export function exportPerson(
  db: Db,
  workspaceId: Id,
  { asked, byId, now }: { asked: string; byId: Id | null; now: Date },
): Promise<PersonExport> {
  return inWorkspace(db, workspaceId, async (tx) => {
    await takeTime(tx);
    const person = await findPerson(tx, workspaceId, asked);
    const held = await heldOn(tx, workspaceId, person);
    const team = await heldOnTeam(tx, workspaceId, person);
    const [first] = person.addresses;
    const subject = first === undefined ? null : personHash(await personKeyOf(tx, workspaceId), first);
    const rows = rowsIn(held) + rowsIn(team);
    await record(tx, workspaceId, { action: 'person.exported', actorId: byId, subject, details: { rows } });
    return {
      format: 'touchline person 1',
      exportedAt: now.toISOString(),
      workspaceId,
      addresses: person.contactIds.length > 0 ? person.addresses : [],
      held,
      team,
      mentionsElsewhere: countOf(await findMentions(tx, workspaceId, person)),
    };
  });
}

/** How many rows stand in a part of an export. */
export const rowsIn = (part: Record<string, HeldRow[]>): number => Object.values(part).flat().length;

async function heldOn(tx: Tx, workspaceId: Id, person: Person): Promise<Record<string, HeldRow[]>> {
  const held: Record<string, HeldRow[]> = {};
  for (const { table, rows: about } of HOLDINGS) {
    const theirs = sql<boolean>`workspace_id = ${workspaceId} and ${about(person, workspaceId)}`;
    const rows = await heldIn(tx, table, theirs, ['workspace_id']);
    held[table.replace('app.', '')] = rows.map((row) => (table === 'app.excluded' ? onlyTheirs(row, person) : row));
  }
  return held;
}

/** Of a list that speaks of many, what it says of this person. */
function onlyTheirs(row: HeldRow, { addresses }: Person): HeldRow {
  const theirs = new Set<unknown>(addresses.map(({ address }) => address));
  return { entries: Array.isArray(row.entries) ? row.entries.filter((entry) => theirs.has(entry)) : [] };
}

/** The tables that also come as a CSV. */
export const CSV_TABLES = ['touches', 'notes'] as const;

/** One table of an export as CSV (RFC 4180) for a spreadsheet; no cell is taken for a formula (`csvCell`). */
export function csvOf({ held }: PersonExport, table: (typeof CSV_TABLES)[number]): string {
  const rows = held[table] ?? [];
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => textOf(row[column])))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
