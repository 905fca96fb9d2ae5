import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
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
 * and a lock, so that several hubs may start at once. Gives the names of those that ran. Throws what the failed migration
 * threw; the others stay.
 */
export async function migrate(owner: Kysely<Schema>, upTo?: string): Promise<string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'app',
  });
  const { error, results = [] } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
  return results.map(({ migrationName }) => migrationName);
}
