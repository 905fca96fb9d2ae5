import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportAccount } from '#server/privacy/accounts.ts';
import { CSV_TABLES, csvOf, exportPerson, rowsIn } from '#server/privacy/export-person.ts';
import { defineCommand } from './command.ts';
import { aboutPerson } from './one-person.ts';

const USAGE = `Usage: touchline export ADDRESS [options]
  Writes all that is held on one person, what the hub knows of them as somebody who signs in included: person.json, and touches.csv and notes.csv for a spreadsheet.
  --to FOLDER              where the files go (person-export)
  --workspace NAME         which workspace, by name or id`;

/** `export`: everything held on one person, as files that only this account can read. */
export const exportCommand = defineCommand({
  summary: 'write all that is held on one person into a folder',
  usage: USAGE,
  options: { to: { type: 'string', default: 'person-export' }, workspace: { type: 'string' } },
  operands: ['ADDRESS'],
  run: ({ to, workspace }, around, asked) =>
    aboutPerson(around, workspace, async ({ store, workspaceId }) => {
      const held = await exportPerson(store.db, workspaceId, { asked, byId: null, now: new Date() });
      await mkdir(to, { recursive: true, mode: 0o700 });
      const account = await store.owner((tx) => exportAccount(tx, asked));
      const write = (name: string, text: string) => writeFile(join(to, name), text, { mode: 0o600 });
      await write('person.json', `${JSON.stringify({ ...held, account }, null, 2)}\n`);
      for (const table of CSV_TABLES) await write(`${table}.csv`, csvOf(held, table));
      const rows = rowsIn(held.held) + rowsIn(held.team) + rowsIn(account);
      around.print(`${rows} rows about this person are in ${to}.`);
    }),
});
