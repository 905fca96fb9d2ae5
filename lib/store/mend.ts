import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from './database.ts';
import { type Held, versionHere } from './held.ts';
import { putRows } from './put-rows.ts';
import { nameOf } from './replica-tables.ts';
import { takeOut } from './take-out.ts';

/** Ranges of versions that had come apart: what the hub holds in them, and what stood here. */
export type Mending = { rows: readonly Change[]; held: readonly Held[] };

/**
 * Makes the ranges the hub's again, inside the caller's transaction: puts what is missing or older here, and takes out
 * what the hub hasn't, unless it has come anew since (then it is in `changes`, or its version here is another one).
 * Gives how many rows that were.
 */
export async function mend(
  db: TouchlineDatabase,
  { rows, held }: Mending,
  changes: readonly Change[],
): Promise<number> {
  const wrong: Change[] = [];
  for (const change of rows) {
    const version = await versionHere(db, nameOf(change));
    const isGone = 'deletedAt' in change.row && change.row.deletedAt !== null;
    if (version !== (isGone ? null : change.row.version)) wrong.push(change);
  }
  const there = new Set([...rows, ...changes].map(nameOf));
  const extra: string[] = [];
  for (const { name, version } of held)
    if (!there.has(name) && (await versionHere(db, name)) === version) extra.push(name);
  await putRows(db, wrong);
  await takeOut(db, extra);
  return wrong.length + extra.length;
}
