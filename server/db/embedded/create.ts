import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#server/start-error.ts';
import { handOver, makePrivateFolder } from './account.ts';
import type { Places } from './places.ts';

/** The superuser of the embedded server: makes roles and schema, nothing else. */
export const BOOTSTRAP_USER = 'postgres';

/**
 * Makes the data folder on first start. It is made beside and moved, so that one broken off half-way is made anew.
 * Throws StartError when it is there and belongs to another major version.
 */
export async function createData(places: Places): Promise<void> {
  if (existsSync(places.data)) {
    refuseOtherMajor(places);
    return handOver(places.data, places.account);
  }
  const fresh = `${places.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makePrivateFolder(fresh, places.account);
  await initdb(places, fresh);
  renameSync(fresh, places.data);
}

function refuseOtherMajor({ data, binaries }: Places): void {
  const mark = join(data, 'PG_VERSION');
  if (!existsSync(mark)) {
    throw new StartError(
      'store_not_started',
      `${data} is no whole store (it lacks PG_VERSION): put it back as it was, or move it away and restore a backup.`,
    );
  }
  const found = Number.parseInt(readFileSync(mark, 'utf8'), 10);
  if (found === binaries.major) return;
  throw new StartError(
    'store_other_major',
    `The store in ${data} was written by PostgreSQL ${found}, and this hub brings ${binaries.major}: ` +
      'start it with the Touchline release that wrote it, back up there, and restore here.',
  );
}

async function initdb({ binaries, account }: Places, folder: string): Promise<void> {
  const args = ['-D', folder, '-U', BOOTSTRAP_USER, '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const child = spawn(binaries.initdb, [...args, '--auth=peer'], {
    ...account,
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  if (code === 0) return;
  const last = said.trim().replaceAll(/\s+/g, ' ');
  throw new StartError(
    'store_not_made',
    `Could not make the embedded store in ${folder}: mend what initdb says and start again. It said: ${last}`,
  );
}
