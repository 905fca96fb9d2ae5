import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { up as first } from './migrations/0001-first.ts';
import { up as privacy } from './migrations/0002-privacy.ts';
import { up as recipes } from './migrations/0003-recipes.ts';
import { up as identity } from './migrations/0004-identity.ts';
import { up as privacyTools } from './migrations/0006-privacy-tools.ts';

/** Every migration, in order; a name never changes once released. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-privacy': { up: privacy },
  '0003-recipes': { up: recipes },
  '0004-identity': { up: identity },
  '0006-privacy-tools': { up: privacyTools },
};

/**
 * Brings the schemas `app` and `auth` to their newest shape, under the owner's role and a lock, so that several hubs may
 * start at once. Throws what the failed migration threw; the others stay.
 */
export async function migrate<T>(owner: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: 'app',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
