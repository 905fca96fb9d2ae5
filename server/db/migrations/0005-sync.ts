import { type Kysely, sql } from 'kysely';

/**
 * What partial replication and merging need: notes and replies found by when they came (the window that replicates, and
 * older ones on demand), the texts that lost when two people edited one note, and up to where tombstones are gone.
 */
const STATEMENTS = [
  'create index notes_received on app.notes (workspace_id, received_at desc, id desc) include (version)',
  'create index replies_received on app.replies (workspace_id, received_at) include (version)',
  'create index replies_note on app.replies (workspace_id, note_id)',
  'alter table app.notes add column others jsonb',
  `comment on column app.notes.others is
    'what somebody wrote into this note while somebody else did: null, or a list (lib/model/note.ts, otherVersion)'`,
  'alter table app.workspace_versions add column floor bigint not null default 0',
  `comment on column app.workspace_versions.floor is
    'tombstones up to this version are gone: a client that stands before it starts anew'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
