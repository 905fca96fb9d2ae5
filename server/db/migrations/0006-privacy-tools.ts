import { type Kysely, sql } from 'kysely';

/**
 * Audit log, erasures, suppression list and retention.
 *
 * `person_key` is the workspace's own key of the hashes in all of them. It never changes and comes back with a backup, so
 * that a restore knows again whom it has to erase; no address stands in any of these tables.
 */
const STATEMENTS = [
  'alter table app.workspaces add column person_key uuid not null default gen_random_uuid()',
  'alter table app.contact_addresses add column suppressed boolean not null default false',
  `comment on column app.contact_addresses.suppressed is
    'the person objects: the address is left out of the filter of known ones'`,
  `create table app.erasures (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, version bigint not null,
    at timestamptz not null, by_id uuid, contact_ids uuid[] not null, hashes text[] not null, marks text[] not null,
    counts jsonb not null, suppress boolean not null, primary key (workspace_id, id))`,
  'create index erasures_version on app.erasures (workspace_id, version)',
  `comment on column app.erasures.hashes is 'HMAC of each address under the workspace''s person_key'`,
  `comment on column app.erasures.marks is
    'the same addresses, hashed under the erasure''s id: by these a client finds what it holds of the person'`,
  `create table app.note_tallies (
    workspace_id uuid not null, author_id uuid not null, month text not null, outcome text not null,
    notes integer not null, primary key (workspace_id, author_id, month, outcome),
    foreign key (workspace_id, author_id) references app.members on delete cascade)`,
  `comment on table app.note_tallies is
    'how many notes each author wrote in a month that are gone since (erased, too old): numbers stay right without them'`,
  `create table app.suppressions (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, at timestamptz not null,
    by_id uuid, kind text not null check (kind in ('address', 'domain')), hash text not null, domain text,
    primary key (workspace_id, id))`,
  'create unique index suppressions_hash on app.suppressions (workspace_id, hash)',
  `create table app.retention (
    workspace_id uuid primary key references app.workspaces on delete cascade, days jsonb not null default '{}',
    ran_at timestamptz, leased_until timestamptz)`,
  'alter table app.refusals add column at timestamptz not null default now()',
  `create table app.audit (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null,
    at timestamptz not null default clock_timestamp(), action text not null, actor_id uuid, member_id uuid,
    subject text, details jsonb not null default '{}', primary key (workspace_id, id))`,
];

/** What the application may do with each table: the log and the erasures can be added to and read, nothing else. */
const GRANTS: Record<string, string> = {
  erasures: 'select, insert',
  audit: 'select, insert',
  note_tallies: 'select, insert, update',
  suppressions: 'select, insert, delete',
  retention: 'select, insert, update',
};

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  for (const [table, rights] of Object.entries(GRANTS)) {
    await sql.raw(`alter table app.${table} enable row level security`).execute(db);
    await sql.raw(`alter table app.${table} force row level security`).execute(db);
    await sql
      .raw(
        `create policy own_workspace on app.${table}
         using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)`,
      )
      .execute(db);
    await sql.raw(`create policy owner_all on app.${table} to touchline_owner using (true)`).execute(db);
    await sql.raw(`grant ${rights} on app.${table} to touchline_app`).execute(db);
  }
}
