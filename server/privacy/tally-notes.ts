import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** Counts notes that are about to go, by author, month and outcome, so that what people did stays in the numbers. */
export async function tallyNotes(tx: Tx, workspaceId: Id, which: RawBuilder<boolean>): Promise<void> {
  await sql`
    insert into app.note_tallies as tally (workspace_id, author_id, month, outcome, notes)
    select workspace_id, author_id, to_char(received_at, 'YYYY-MM'), coalesce(outcome, ''), count(*)
    from app.notes where workspace_id = ${workspaceId} and deleted_at is null and ${which}
    group by 1, 2, 3, 4
    on conflict (workspace_id, author_id, month, outcome) do update set notes = tally.notes + excluded.notes`.execute(
    tx,
  );
}
