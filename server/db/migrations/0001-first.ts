import { type Kysely, sql } from 'kysely';

/**
 * The first shape of the hub's own data, schema `app`. The workspace stands first in every key, and row-level
 * security seals every table: a row is visible only while the transaction's `app.workspace_id` names its workspace.
 * The roles `touchline_owner` (migrations) and `touchline_app` (everything else, no BYPASSRLS) exist before.
 */
const STATEMENTS = [
  `create table app.workspaces (
    workspace_id uuid primary key, name text not null, sample boolean not null default false,
    visibility_epoch integer not null default 1, created_at timestamptz not null default now())`,
  `create table app.workspace_versions (
    workspace_id uuid primary key references app.workspaces on delete cascade, version bigint not null default 0
  ) with (fillfactor = 50)`,
  `create table app.members (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, version bigint not null,
    name text not null, email text, role text not null, removed_at timestamptz,
    created_at timestamptz not null default now(), primary key (workspace_id, id))`,
  `create table app.join_codes (
    workspace_id uuid not null, hash bytea not null, member_id uuid not null, expires_at timestamptz not null,
    used_at timestamptz, primary key (workspace_id, hash),
    foreign key (workspace_id, member_id) references app.members on delete cascade)`,
  `create table app.tokens (
    workspace_id uuid not null, hash bytea not null, member_id uuid not null,
    created_at timestamptz not null default now(), revoked_at timestamptz, primary key (workspace_id, hash),
    foreign key (workspace_id, member_id) references app.members on delete cascade)`,
  `create table app.write_keys (
    workspace_id uuid not null references app.workspaces on delete cascade, hash bytea not null, name text not null,
    created_at timestamptz not null default now(), revoked_at timestamptz, primary key (workspace_id, hash))`,
  `create table app.companies (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, name text not null,
    domain text, industry text, employees integer, sample boolean not null default false,
    created_at timestamptz not null default now(), primary key (workspace_id, id))`,
  'create index companies_name on app.companies (workspace_id, lower(name))',
  'create unique index companies_domain on app.companies (workspace_id, domain) where domain is not null',
  `create table app.contacts (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null,
    version bigint, name text not null, title text, company_id uuid, status text, status_since timestamptz,
    status_revision integer, owner_id uuid, unsubscribed_at timestamptz, traits jsonb not null default '{}',
    sample boolean not null default false, search text not null default '',
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    primary key (workspace_id, id),
    foreign key (workspace_id, company_id) references app.companies)`,
  'create index contacts_version on app.contacts (workspace_id, version) where version is not null',
  'create index contacts_company on app.contacts (workspace_id, company_id)',
  `comment on column app.contacts.version is
    'null until the contact''s first note; from then on the contact''s card replicates'`,
  `comment on column app.contacts.search is 'lower-case words of name, addresses and company, for search'`,
  `create table app.contact_addresses (
    workspace_id uuid not null, kind text not null check (kind in ('email', 'phone', 'user_id', 'anonymous_id')),
    address text not null, contact_id uuid not null, position integer not null default 0,
    primary key (workspace_id, kind, address, contact_id),
    foreign key (workspace_id, contact_id) references app.contacts on delete cascade)`,
  'create index contact_addresses_contact on app.contact_addresses (workspace_id, contact_id)',
  `create table app.campaigns (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, version bigint not null,
    name text not null, channel text not null, brief text not null default '', talk_track text not null default '',
    starts_at timestamptz not null, ends_at timestamptz, sample boolean not null default false,
    primary key (workspace_id, id))`,
  'create index campaigns_version on app.campaigns (workspace_id, version)',
  `create table app.touches (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, contact_id uuid,
    anonymous_id text, type text not null, channel text not null, occurred_at timestamptz not null,
    received_at timestamptz not null default now(), title text, campaign_id uuid, verdict text not null,
    source text not null, native_type text, message_id text not null, props jsonb not null default '{}',
    primary key (workspace_id, id),
    foreign key (workspace_id, contact_id) references app.contacts on delete cascade)`,
  'create unique index touches_message on app.touches (workspace_id, message_id)',
  'create index touches_contact on app.touches (workspace_id, contact_id, occurred_at desc, id desc)',
  `create index touches_anonymous on app.touches (workspace_id, anonymous_id) where contact_id is null`,
  `create table app.rejected_events (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null,
    received_at timestamptz not null default now(), code text not null, message text not null, event jsonb not null,
    primary key (workspace_id, id))`,
  `create table app.definitions (
    workspace_id uuid not null references app.workspaces on delete cascade, key text not null, version bigint not null,
    revision integer not null, position integer not null, label text not null, what text not null,
    behaviour text not null, who text not null, time_frame text not null, otherwise text not null,
    criteria jsonb not null, sales_signature jsonb, marketing_signature jsonb, primary key (workspace_id, key))`,
  'create index definitions_version on app.definitions (workspace_id, version)',
  `create table app.status_changes (
    workspace_id uuid not null, id uuid not null, contact_id uuid not null, at timestamptz not null,
    from_status text, to_status text not null, member_id uuid, reason text, revision integer,
    primary key (workspace_id, id),
    foreign key (workspace_id, contact_id) references app.contacts on delete cascade)`,
  'create index status_changes_contact on app.status_changes (workspace_id, contact_id, at desc)',
  `create table app.scoring_models (
    workspace_id uuid not null references app.workspaces on delete cascade, version integer not null,
    model jsonb not null, created_at timestamptz not null default now(), primary key (workspace_id, version))`,
  `create table app.notes (
    workspace_id uuid not null, id uuid not null, version bigint not null, contact_id uuid not null,
    author_id uuid not null, written_at timestamptz not null, received_at timestamptz not null,
    edited_at timestamptz, deleted_at timestamptz, outcome text, kinds text[] not null, text text not null,
    campaign_id uuid, call_seconds integer, context jsonb, sample boolean not null default false,
    primary key (workspace_id, id),
    foreign key (workspace_id, contact_id) references app.contacts on delete cascade,
    foreign key (workspace_id, author_id) references app.members)`,
  'create index notes_version on app.notes (workspace_id, version)',
  'create index notes_contact on app.notes (workspace_id, contact_id, received_at desc)',
  `create table app.replies (
    workspace_id uuid not null, id uuid not null, version bigint not null, note_id uuid not null,
    author_id uuid not null, written_at timestamptz not null, received_at timestamptz not null,
    deleted_at timestamptz, text text not null, primary key (workspace_id, id),
    foreign key (workspace_id, note_id) references app.notes on delete cascade,
    foreign key (workspace_id, author_id) references app.members)`,
  'create index replies_version on app.replies (workspace_id, version)',
  `create table app.read_marks (
    workspace_id uuid not null, member_id uuid not null, version bigint not null, feed_read_at timestamptz not null,
    primary key (workspace_id, member_id), foreign key (workspace_id, member_id) references app.members on delete cascade)`,
  'create index members_version on app.members (workspace_id, version)',
  `create table app.clients (
    workspace_id uuid not null, id uuid not null, member_id uuid not null, last_seq bigint not null default 0,
    primary key (workspace_id, id), foreign key (workspace_id, member_id) references app.members on delete cascade)`,
  `create table app.refusals (
    workspace_id uuid not null, client_id uuid not null, seq bigint not null, code text not null, message text not null,
    primary key (workspace_id, client_id, seq),
    foreign key (workspace_id, client_id) references app.clients on delete cascade)`,
];

const TABLES = [
  'workspaces',
  'workspace_versions',
  'members',
  'join_codes',
  'tokens',
  'write_keys',
  'companies',
  'contacts',
  'contact_addresses',
  'campaigns',
  'touches',
  'rejected_events',
  'definitions',
  'status_changes',
  'scoring_models',
  'notes',
  'replies',
  'read_marks',
  'clients',
  'refusals',
];

/** Makes the tables, seals each by row-level security, and lets the application role use them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  for (const table of TABLES) {
    await sql.raw(`alter table app.${table} enable row level security`).execute(db);
    await sql.raw(`alter table app.${table} force row level security`).execute(db);
    await sql
      .raw(
        `create policy own_workspace on app.${table}
         using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)`,
      )
      .execute(db);
    // The owner is bound by the seal as well (force); this policy, and no BYPASSRLS, lets it work across workspaces.
    await sql.raw(`create policy owner_all on app.${table} to touchline_owner using (true)`).execute(db);
    await sql.raw(`grant select, insert, update, delete on app.${table} to touchline_app`).execute(db);
  }
}
