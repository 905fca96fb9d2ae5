import { sql } from 'kysely';
import type { BenchHub } from '#test/bench/harness/hub.ts';

/** The n-th contact's address, and one that nobody has, of the same kind. */
export const addressOf = (n: number): string => `person.${n}@company${n % 20_000}.example`;
export const strangerOf = (n: number): string => `stranger.${n}@company${n % 20_000}.example`;

/** Gives the workspace `count` contacts with an address each, numbered from `from`, as a long life would have. */
export async function addContacts({ database, workspace: { id } }: BenchHub, count: number, from = 0): Promise<void> {
  await database.store.owner(async (tx) => {
    await sql`create temporary table fresh on commit drop as
      select gen_random_uuid() as id, n from generate_series(${from}::int, ${from + count - 1}::int) as n`.execute(tx);
    await sql`insert into app.contacts (workspace_id, id, name, search)
      select ${id}, id, 'Person ' || n, 'person ' || n from fresh`.execute(tx);
    await sql`insert into app.contact_addresses (workspace_id, kind, address, contact_id)
      select ${id}, 'email', 'person.' || n || '@company' || n % 20000 || '.example', id from fresh order by n`.execute(
      tx,
    );
  });
}
