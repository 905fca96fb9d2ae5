import type { Pool } from 'pg';
import { StartError } from '#server/start-error.ts';

/**
 * Makes sure that a pool's connections act as `role`, in UTC, and bound by row-level security. A pooler that drops what a
 * connection asks for as it starts would have everything done by the login, and moments read in its time zone.
 * @throws StartError
 */
export async function requireRole(pool: Pool, role: string): Promise<void> {
  const { rows } = await pool.query<{ role: string; zone: string; unbound: boolean }>(
    `select current_user as role, current_setting('timezone') as zone, rolsuper or rolbypassrls as unbound
     from pg_roles where rolname = current_user`,
  );
  const [acting] = rows;
  if (acting?.role !== role || acting.zone !== 'UTC') {
    throw new StartError(
      'database_role_lost',
      `Connections to the database do not act as ${role} in UTC (but as ${acting?.role} in ${acting?.zone}): connect directly, or ` +
        'let the pooler pass on the startup parameter "options".',
    );
  }
  if (acting.unbound) {
    throw new StartError(
      'database_role_unbound',
      `${role} may pass row-level security: run "alter role ${role} nosuperuser nobypassrls" as the database's administrator.`,
    );
  }
}
