import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StartError } from '#server/start-error.ts';
import { up as first } from './migrations/0001-first.ts';
import { up as privacy } from './migrations/0002-privacy.ts';
import { up as recipes } from './migrations/0003-recipes.ts';
import { up as identity } from './migrations/0004-identity.ts';
import { up as sync } from './migrations/0005-sync.ts';
import { up as privacyTools } from './migrations/0006-privacy-tools.ts';
import type { Schema } from './schema.ts';

/** Every migration, in order; a name never changes once released. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-privacy': { up: privacy },
  '0003-recipes': { up: recipes },
  '0004-identity': { up: identity },
  '0005-sync': { up: sync },
  '0006-privacy-tools': { up: privacyTools },
};

/** Names of all migrations, in order. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS).sort();

/**
 * Brings the schemas `app` and `auth` to their newest shape (or to that of the migration `upTo`), under the owner's role
 * and a lock, so that several hubs may start at once. Gives the names of those that ran. Throws StartError for a database
 * of a newer release, and what a failed migration threw; the others stay.
 */
export async function migrate(owner: Kysely<Schema>, upTo?: string): Promise<string[]> {
  await refuseNewer(owner);
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'app',
  });
  const { error, results = [] } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}

/** There is no way down: an older release would misread what a newer one wrote. */
async function refuseNewer(owner: Kysely<Schema>): Promise<void> {
  const found = await sql<{ there: boolean }>`select to_regclass('app.kysely_migration') is not null as there`.execute(
    owner,
  );
  if (found.rows[0]?.there !== true) return;
  const { rows } = await sql<{ name: string }>`select name from app.kysely_migration order by name`.execute(owner);
  const unknown = rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length === 0) return;
  throw new StartError(
    'store_too_new',
    `The database was written by a newer Touchline (${unknown.join(', ')}): run that release or a later one, or restore a backup ` +
      'from before it; nothing was changed.',
  );
}
