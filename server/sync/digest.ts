import { sql } from 'kysely';
import type { Digest } from '#lib/protocol/digest.ts';
import type { Tx } from '#server/db/schema.ts';
import { type Range, type Reader, SOURCES } from './sources.ts';

/** Into about how many ranges the versions are cut: a difference costs one of them, and the digest stays some kB. */
const RANGES = 256;
const SMALLEST = 64;

/** The size of ranges, for so many versions; it grows by doubling, so that the cuts seldom move. */
export const sizeFor = (versions: number): number =>
  Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(Math.max(versions, 1) / RANGES)));

/** The versions of a range of a digest. */
export const rangeOf = (size: number, range: number): Range => ({ from: range * size, to: (range + 1) * size });

/**
 * A digest of all that this reader holds with versions up to `to`, if nothing was lost: per range of versions the number
 * of rows and the SHA-256 of their lines "version table key", in the order of the versions. A version belongs to one state
 * of one row, so equal digests mean equal rows. Tombstones are left out: they may go one day, rows that live may not.
 */
export async function digestOf(tx: Tx, reader: Reader, to: number): Promise<Digest> {
  const size = sizeFor(to);
  const probes = SOURCES.map(
    ({ table, name, key, visibleTo, entombs }) => sql`
      select version, ${sql.lit(`${name} `)} || ${key} as row from ${sql.table(table)}
      where ${visibleTo(reader)} and version <= ${to} and ${entombs ? sql`deleted_at is null` : sql`true`}`,
  );
  const { rows } = await sql<Digest['ranges'][number]>`
    select (version - 1) / ${size} as range, count(*) as rows,
      encode(sha256(convert_to(string_agg(version || ' ' || row, E'\n' order by version, row), 'UTF8')), 'hex') as hash
    from (${sql.join(probes, sql` union all `)}) as held group by 1 order by 1`.execute(tx);
  return { upTo: to, size, ranges: rows };
}
