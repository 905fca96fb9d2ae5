import { randomUUID } from 'node:crypto';
import { readMigrations } from '#server/backup/catalog.ts';
import { APP_ROLE } from '#server/db/connection.ts';
import { MIGRATION_NAMES } from '#server/db/migrate.ts';
import type { OwnerSession } from '#server/db/owner-session.ts';
import type { Db } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { type Finding, look, Wrong } from './finding.ts';

/** Beyond this, times that the hub gives and times that the database gives tell different stories. */
const SKEW_MAX_MS = 2_000;

/** Looks at an open database: version, clock, roles and migrations. */
export async function checkDatabase(session: OwnerSession): Promise<Finding[]> {
  return [
    await look('database', () => version(session)),
    await look('clock of the database', () => clock(session)),
    await look('roles', () => roles(session)),
    await look('migrations', () => migrations(session)),
  ];
}

async function version({ client }: OwnerSession): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  return `PostgreSQL ${rows[0]?.server_version}`;
}

async function clock({ client }: OwnerSession): Promise<string> {
  const asked = Date.now();
  const { rows } = await client.query<{ at: string }>('select clock_timestamp() as at');
  return skewOf(Date.parse(rows[0]?.at ?? ''), (asked + Date.now()) / 2);
}

/** `0 ms apart`; throws Wrong when another clock is too far from ours. Both in milliseconds since 1970. */
export function skewOf(theirs: number, ours: number, coarse = 0): string {
  const skew = Math.max(0, Math.abs(theirs - ours) - coarse);
  if (skew <= SKEW_MAX_MS) return `${Math.round(skew)} ms apart`;
  throw new Wrong(
    `${(skew / 1_000).toFixed(1)} s apart: set the clocks of both machines by NTP (timedatectl set-ntp true)`,
  );
}

/** The seal between workspaces is worth nothing under a role that row-level security does not bind. */
async function roles({ client }: OwnerSession): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)',
    [[APP_ROLE, 'touchline_owner']],
  );
  if (rows.length > 0) {
    const names = rows.map(({ name }) => name).join(', ');
    throw new Wrong(`${names} may pass row-level security: run "alter role <name> nosuperuser nobypassrls" for each`);
  }
  const open = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'app' and c.relkind = 'r' and not c.relrowsecurity and c.relname not like 'kysely%'`,
  );
  if (open.rows.length === 0) return 'bound by row-level security, as is every table';
  throw new Wrong(`not sealed: ${open.rows.map(({ name }) => name).join(', ')}; run "touchline migrate"`);
}

async function migrations({ client }: OwnerSession): Promise<string> {
  const there = await readMigrations(client);
  const missing = MIGRATION_NAMES.filter((name) => !there.includes(name));
  const unknown = there.filter((name) => !MIGRATION_NAMES.includes(name));
  if (unknown.length > 0) {
    throw new Wrong(
      `written by a newer Touchline (${unknown.join(', ')}): run that release, or restore an older backup`,
    );
  }
  if (missing.length > 0) throw new Wrong(`missing ${missing.join(', ')}: run "touchline migrate" or start the hub`);
  return `current (${there.at(-1)})`;
}

/** A workspace that never becomes visible to anybody: made, read and deleted in one transaction of the application's role. */
export async function checkProbe(db: Db): Promise<string> {
  const id = randomUUID();
  const seen = await inWorkspace(db, id, async (tx) => {
    await tx.insertInto('app.workspaces').values({ workspace_id: id, name: 'check' }).execute();
    const rows = await tx.selectFrom('app.workspaces').select('workspace_id').execute();
    await tx.deleteFrom('app.workspaces').where('workspace_id', '=', id).execute();
    return rows.map(({ workspace_id }) => workspace_id);
  });
  if (seen.length === 1 && seen[0] === id) return 'done, and nothing of other workspaces was in sight';
  throw new Wrong(`a workspace saw ${seen.length} instead of itself alone: do not serve this database; report it`);
}
