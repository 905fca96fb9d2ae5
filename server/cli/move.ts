import { backUp } from '#server/backup/back-up.ts';
import { clearMove, moveFile } from '#server/backup/moving.ts';
import { restore } from '#server/backup/restore.ts';
import { openEndpoint, requireStore } from '#server/db/open-endpoint.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { StartError } from '#server/start-error.ts';
import { defineCommand } from './command.ts';
import { rowsOf } from './figures.ts';

const USAGE = `Usage: touchline move --to postgresql://...
  Copies everything from the embedded store into the empty database behind the URL, and proves it by digests. The embedded
  store stays as it was. Stop the hub before, so that nothing is written meanwhile.`;

/** `move --to URL`: from the embedded PostgreSQL to a server. */
export const move = defineCommand({
  summary: 'copy the embedded store to a PostgreSQL of your own',
  usage: USAGE,
  options: { to: { type: 'string', default: '' } },
  run: async ({ to }, { config, log, print, signal }) => {
    if (!/^postgres(ql)?:\/\//.test(to)) throw new StartError('usage_wrong', USAGE);
    if (config.databaseUrl !== undefined) {
      throw new StartError(
        'store_on_server',
        'DATABASE_URL is set, so this hub is on a server already: unset it to move the embedded store.',
      );
    }
    requireStore(config);
    const file = moveFile(config.dataDir);
    const { endpoint, close } = await openEndpoint(config, log);
    try {
      await asOwner(endpoint, ({ client }) => backUp(client, file, signal));
      const { tables } = await asOwner(to, (session) => restore(session, file, { replace: false, signal }));
      print(`Moved ${rowsOf({ tables })}; every digest fits. Clients go on as if nothing had happened.`);
      print(
        'Now set DATABASE_URL to that URL and start the hub. The embedded store stays as it was: of its folder remove what ' +
          'you like but the ledger of erasures.',
      );
    } finally {
      await clearMove(config.dataDir);
      await close();
    }
  },
});
