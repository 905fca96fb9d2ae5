import { type Kysely, sql } from 'kysely';

/** Ways of coming in: sessions that are listed and end, codes of a sign-in (PKCE), and whose workspaces are whose. */
const APP = [
  `alter table app.tokens
    add column id uuid not null default gen_random_uuid(), add column name text, add column last_used_at timestamptz,
    add column expires_at timestamptz not null default now() + interval '180 days'`,
  'create unique index tokens_id on app.tokens (workspace_id, id)',
  'create index tokens_member on app.tokens (workspace_id, member_id)',
  'alter table app.join_codes add column invited_by uuid, add column created_at timestamptz not null default now()',
  `create table app.sign_in_codes (
    workspace_id uuid not null, hash bytea not null, member_id uuid not null, challenge text not null,
    redirect_uri text not null, expires_at timestamptz not null, used_at timestamptz, primary key (workspace_id, hash),
    foreign key (workspace_id, member_id) references app.members on delete cascade)`,
  'alter table app.sign_in_codes enable row level security',
  'alter table app.sign_in_codes force row level security',
  `create policy own_workspace on app.sign_in_codes
    using (workspace_id = nullif(current_setting('app.workspace_id', true), '')::uuid)`,
  'create policy owner_all on app.sign_in_codes to touchline_owner using (true)',
  'grant select, insert, update, delete on app.sign_in_codes to touchline_app',
  'create index members_email on app.members (lower(email)) where email is not null',
  // The one look across workspaces that a request may cause: where somebody who proved this address is a member.
  `create function app.memberships_of(address text) returns table (workspace_id uuid, member_id uuid)
    language sql stable security definer set search_path = '' as
    $$ select workspace_id, id from app.members where lower(email) = lower(address) and removed_at is null $$`,
  'revoke all on function app.memberships_of(text) from public',
  'grant execute on function app.memberships_of(text) to touchline_app',
];

/** better-auth's own tables, as its generator (getMigrations) writes them for server/auth/people/options.ts. */
const BETTER_AUTH = [
  `create table "auth"."user" ("id" text not null primary key, "name" text not null, "email" text not null unique,
    "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
    "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "twoFactorEnabled" boolean)`,
  `create table "auth"."session" ("id" text not null primary key, "expiresAt" timestamptz not null,
    "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
    "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
    "userId" text not null references "auth"."user" ("id") on delete cascade, "secondFactorAt" timestamptz)`,
  `create table "auth"."account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references "auth"."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text,
    "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text,
    "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null)`,
  `create table "auth"."verification" ("id" text not null primary key, "identifier" text not null,
    "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
    "updatedAt" timestamptz default CURRENT_TIMESTAMP not null)`,
  `create table "auth"."twoFactor" ("id" text not null primary key, "secret" text not null, "backupCodes" text not null,
    "userId" text not null references "auth"."user" ("id") on delete cascade, "verified" boolean,
    "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  'create index "session_userId_idx" on "auth"."session" ("userId")',
  'create index "account_userId_idx" on "auth"."account" ("userId")',
  'create index "verification_identifier_idx" on "auth"."verification" ("identifier")',
  'create index "twoFactor_secret_idx" on "auth"."twoFactor" ("secret")',
  'create index "twoFactor_userId_idx" on "auth"."twoFactor" ("userId")',
];

/** What of ours belongs to no workspace: browsers that wait for somebody's approval, counted tries, the hub's secret. */
const AUTH = [
  `create table auth.device_codes (
    hash bytea primary key, user_code text not null unique, name text, status text not null default 'pending',
    workspace_id uuid, member_id uuid, expires_at timestamptz not null, polled_at timestamptz)`,
  'create table auth.rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)',
  'create table auth.settings (name text primary key, value text not null)',
  'grant select, insert, update, delete on all tables in schema auth to touchline_auth',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...APP, ...BETTER_AUTH, ...AUTH]) await sql.raw(statement).execute(db);
}
