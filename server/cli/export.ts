import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CSV_TABLES, csvOf, exportPerson } from '#server/privacy/export-person.ts';
import { defineCommand } from './command.ts';
import { aboutPerson } from './one-person.ts';

const USAGE = `Usage: touchline export ADDRESS [options]
  Writes all that is held on one person: person.json, and touches.csv and notes.csv for a spreadsheet.
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
      const write = (name: string, text: string) => writeFile(join(to, name), text, { mode: 0o600 });
      await write('person.json', `${JSON.stringify(held, null, 2)}\n`);
      for (const table of CSV_TABLES) await write(`${table}.csv`, csvOf(held, table));
      const rows = Object.values(held.held).flat().length;
      around.print(`${rows} rows about this person are in ${to}.`);
    }),
});
