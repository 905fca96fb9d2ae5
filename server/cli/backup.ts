import { statSync } from 'node:fs';
import { recordEverywhere } from '#server/audit/record-everywhere.ts';
import { backUp } from '#server/backup/back-up.ts';
import { openEndpointForCommand } from '#server/db/open-endpoint.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { defineCommand } from './command.ts';
import { rowsOf, sizeOf } from './figures.ts';

/** `backup FILE`: writes everything, as of one moment, into one file; also while the hub runs. */
export const backup = defineCommand({
  summary: 'write everything into a file, also while the hub runs',
  usage: `Usage: touchline backup FILE
  Writes every table as of one moment, compressed, readable by its owner alone. FILE is replaced when the backup is whole.
  Keep the ledger of erasures (erasures.jsonl in the data folder, or ERASURE_LEDGER) beside your backups: a restore does them again.`,
  operands: ['FILE'],
  options: {},
  run: async (_, { config, log, print, signal }, file) => {
    const { endpoint, close } = await openEndpointForCommand(config, log);
    try {
      const { head, tail } = await asOwner(endpoint, async ({ client, db }) => {
        const made = await backUp(client, file, signal);
        await db.transaction().execute((tx) => recordEverywhere(tx, { action: 'backup.made' }));
        return made;
      });
      print(`Backed up ${rowsOf(tail)} as of ${head.moment} into ${file} (${sizeOf(statSync(file).size)}).`);
    } finally {
      await close();
    }
  },
});
