import { type Kysely, sql } from 'kysely';

const STATEMENTS = [
  `create table app.recipes (
    workspace_id uuid not null, id uuid not null, version bigint not null, author_id uuid not null,
    saved_at timestamptz not null, approved_by uuid, approved_at timestamptz, deleted_at timestamptz,
    recipe jsonb not null, primary key (workspace_id, id),
    foreign key (workspace_id, author_id) references app.members)`,
  'create index recipes_version on app.recipes (workspace_id, version)',
  `create table app.recipe_health (
    workspace_id uuid not null references app.workspaces on delete cascade, id uuid not null, version bigint not null,
    recipe_id text not null, host text not null, day text not null, kind text not null, times integer not null,
    matched jsonb not null, primary key (workspace_id, id))`,
  'create unique index recipe_health_day on app.recipe_health (workspace_id, recipe_id, host, day)',
  'create index recipe_health_version on app.recipe_health (workspace_id, version)',
];

const TABLES = ['recipes', 'recipe_health'];

/** A workspace's own recipes, and what is heard of recipes that find nobody any more. */
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
    await sql.raw(`create policy owner_all on app.${table} to touchline_owner using (true)`).execute(db);
    await sql.raw(`grant select, insert, update, delete on app.${table} to touchline_app`).execute(db);
  }
}
