import type { Client } from 'pg';
import { StartError } from '#server/start-error.ts';
import { VERSION } from '#server/version.ts';
import { readMigrations, readSequences, readTables } from './catalog.ts';
import { COPY_SETTINGS, type Contents, copyOut } from './copy.ts';
import { END_OF_ROWS, type Head, newHead, type Tail } from './format.ts';
import { type Write, writeFileWhole } from './write-file.ts';

export type BackupReport = { readonly head: Head; readonly tail: Tail };

/**
 * Writes everything that the owner's connection sees, as of one moment, into `path` (README.md). Others go on reading and
 * writing meanwhile.
 */
export async function backUp(client: Client, path: string, signal: AbortSignal): Promise<BackupReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(COPY_SETTINGS);
    return await writeFileWhole(path, (write) => writeAll(client, write, signal));
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

async function writeAll(client: Client, write: Write, signal: AbortSignal): Promise<BackupReport> {
  const head = await readHead(client);
  await write(`${JSON.stringify(head)}\n`);
  const tables: Record<string, Contents> = {};
  for (const table of await readTables(client)) {
    await write(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
    tables[table.name] = await copyOut(client, table, async (chunk) => {
      if (signal.aborted) throw new StartError('stopped', 'Stopped; nothing was written.');
      await write(chunk);
    });
    await write(END_OF_ROWS);
  }
  const tail: Tail = { tables, sequences: await readSequences(client) };
  await write(`${JSON.stringify(tail)}\n`);
  return { head, tail };
}

async function readHead(client: Client): Promise<Head> {
  const migrations = await readMigrations(client);
  if (migrations.length === 0)
    throw new StartError('nothing_to_back_up', 'There is nothing to back up yet: start the hub once.');
  const moment = await client.query<{ at: string }>('select clock_timestamp() as at');
  const versions = await client.query<{ id: string; version: number }>(
    'select workspace_id as id, version from app.workspace_versions order by 1',
  );
  return newHead({
    version: VERSION,
    migrations,
    moment: moment.rows[0]?.at ?? '',
    versions: Object.fromEntries(versions.rows.map(({ id, version }) => [id, version])),
  });
}
