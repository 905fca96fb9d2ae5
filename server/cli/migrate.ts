import { MIGRATION_NAMES, migrate as migrateDatabase } from '#server/db/migrate.ts';
import { openEndpointForCommand } from '#server/db/open-endpoint.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { defineCommand } from './command.ts';

/** `migrate`: brings the database to this release's shape, which `serve` does as well when it starts. */
export const migrate = defineCommand({
  summary: "bring the database to this release's shape (serve does so too)",
  usage: 'Usage: touchline migrate',
  options: {},
  run: async (_, { config, log, print }) => {
    const { endpoint, close } = await openEndpointForCommand(config, log, { make: true });
    try {
      const ran = await asOwner(endpoint, ({ db }) => migrateDatabase(db));
      print(ran.length === 0 ? 'Nothing to do.' : `Ran ${ran.join(', ')}.`);
      print(`The database is at ${MIGRATION_NAMES.at(-1)}.`);
    } finally {
      await close();
    }
  },
});
