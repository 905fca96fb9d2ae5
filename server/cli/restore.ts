import { existsSync } from 'node:fs';
import { afterRestore, readStanding, type Standing } from '#server/backup/after-restore.ts';
import { restore as restoreFile } from '#server/backup/restore.ts';
import { refuseWhileInUse } from '#server/db/in-use.ts';
import { openEndpoint } from '#server/db/open-endpoint.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { readLedger } from '#server/privacy/ledger.ts';
import { defineCommand } from './command.ts';
import { rowsOf } from './figures.ts';

/** Nobody else would notice on a new machine: neither the old store nor the ledger says who was erased since. */
const noLedger = (path: string): string =>
  `There is no ledger of erasures at ${path}: whoever was erased after this backup is back. Where there is a copy, put it ` +
  'there and restore once more with --replace.';

/** `restore FILE`: puts a backup into an empty store, or in place of what is there. */
export const restore = defineCommand({
  summary: 'put a backup into the store; stop the hub before',
  usage: `Usage: touchline restore FILE [--replace]
  --replace        put it in place of what the store holds; that stays untouched until the backup is in and proven
  Afterwards clients resync, erasures since the backup are done again, and people who came in after it need a new link.`,
  operands: ['FILE'],
  options: { replace: { type: 'boolean', default: false } },
  run: async ({ replace }, { config, log, print, signal }, file) => {
    const { endpoint, close } = await openEndpoint(config, log);
    try {
      const ledger = await readLedger(config.ledgerPath);
      let standing: Standing | null = null;
      let erased = 0;
      const { head, tables, migrated } = await asOwner(endpoint, async (session) => {
        // The embedded store is locked; of a server elsewhere its connections tell.
        await refuseWhileInUse(session.client);
        return restoreFile(session, file, {
          replace,
          signal,
          before: async (tx) => {
            standing = await readStanding(tx);
          },
          after: async (tx) => {
            erased = await afterRestore(tx, standing, ledger);
          },
        });
      });
      print(`Restored ${rowsOf({ tables })} as of ${head.moment}; every digest fits.`);
      if (migrated.length > 0) print(`Brought up to date by ${migrated.join(', ')}.`);
      print(`Erasures done again: ${erased}. Clients resync; start the hub.`);
      if (standing === null && !existsSync(config.ledgerPath)) print(noLedger(config.ledgerPath));
    } finally {
      await close();
    }
  },
});
