import { sql } from 'kysely';
import type { Change } from '#lib/protocol/pull.ts';
import type { Tx } from '#server/db/schema.ts';
import { type Range, type Reader, SOURCES } from './sources.ts';

/** A changed row: its version, and where it stands among the sources. */
type Changed = { version: number; source: number };

/** Rows in the order of their versions, up to and with version `to`; `more` says that there are some after it. */
export type ChangePage = { to: number; more: boolean; changes: Change[] };

/**
 * What this reader may see of the rows changed after `from`, oldest first, about `limit` of them.
 *
 * Two steps: find the versions (one ordered probe into each table's version index, cut off at the limit, so that the
 * cost depends on the limit and not on the size of the workspace), then load the rows of those tables that occur.
 *
 * Each step sees its own snapshot, and that is enough. Versions become visible in their order (`takeVersions`), so
 * whatever the first step misses has a version above `to`. A row that changes between the steps moves above `to` as
 * well: it isn't loaded now, and comes with the next pull.
 */
export async function changesAfter(tx: Tx, reader: Reader, from: number, limit: number): Promise<ChangePage> {
  const found = await changedAfter(tx, reader, from, limit + 1);
  const page = found.slice(0, limit);
  const to = page.at(-1)?.version ?? from;
  const sources = [...new Set(page.map((changed) => changed.source))].flatMap((source) => SOURCES[source] ?? []);
  return { to, more: found.length > limit, changes: await rowsBetween(tx, reader, { from, to }, sources) };
}

/** What this reader may see of these tables (of all) with versions in a range, oldest first. */
export async function rowsBetween(tx: Tx, reader: Reader, range: Range, sources = SOURCES): Promise<Change[]> {
  const rows: Change[] = [];
  for (const source of sources) rows.push(...(await source.load(tx, reader, range)));
  return rows.sort((one, other) => one.row.version - other.row.version);
}

/** How many rows this reader would get after `from`; beyond `most` it is at least that. */
export async function countAfter(tx: Tx, reader: Reader, from: number, most: number): Promise<number> {
  const counts = SOURCES.map(
    ({ table, visibleTo }) => sql`
      (select version from ${sql.table(table)} where ${visibleTo(reader)} and version > ${from} limit ${most})`,
  );
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from (${sql.join(counts, sql` union all `)}) as changed`.execute(tx);
  return rows[0]?.left ?? 0;
}

async function changedAfter(tx: Tx, reader: Reader, from: Range['from'], limit: number): Promise<Changed[]> {
  const probes = SOURCES.map(
    ({ table, visibleTo }, source) => sql`
      (select version, ${sql.lit(source)} as source from ${sql.table(table)}
       where ${visibleTo(reader)} and version > ${from} order by version limit ${limit})`,
  );
  const { rows } = await sql<Changed>`
    select version, source from (${sql.join(probes, sql` union all `)}) as changed
    order by version limit ${limit}`.execute(tx);
  return rows;
}
