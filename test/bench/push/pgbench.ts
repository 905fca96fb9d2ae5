import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import type { Defer } from '#test/bench/harness/bench.ts';
import type { BenchDatabase } from '#test/bench/harness/database.ts';
import { folderFor } from '#test/bench/harness/place.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Path of pgbench: Debian keeps the newest beside its server. */
function findPgbench(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const found = versions.map((version) => join(DEBIAN, version, 'bin/pgbench')).filter(existsSync);
  return found.at(-1) ?? 'pgbench';
}

/**
 * The floor: pgbench inserts one row a transaction, with the same words, into a bare table of the same server, without
 * a question asked. Gives how many it commits a second.
 */
export async function openPgbench(defer: Defer, { connection }: BenchDatabase, words: string) {
  const client = new Client(connection);
  await client.connect();
  await client.query(
    'create table public.bare (id bigserial primary key, workspace_id int not null, text text not null)',
  );
  await client.end();
  const folder = folderFor(defer, 'pgbench');
  chmodSync(folder, 0o755);
  const script = join(folder, 'insert.sql');
  const insert = `insert into public.bare (workspace_id, text) values (:workspace, '${words}');`;
  writeFileSync(script, `\\set workspace random(1, 100)\n${insert}\n`);
  return async ({ clients, seconds }: { clients: number; seconds: number }): Promise<number> => {
    const how = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', `${Math.min(clients, 2)}`, '-T', `${seconds}`];
    const where = ['-h', `${connection.host}`, '-U', `${connection.user}`, `${connection.database}`];
    const { stdout } = await promisify(execFile)(findPgbench(), [...how, '-f', script, ...where]);
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (tps === undefined) throw new Error('pgbench gave no figure');
    return Number(tps);
  };
}
