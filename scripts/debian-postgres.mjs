// A PostgreSQL from Debian's packages in a folder of its own, for the run that proves DATABASE_URL.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HOME = '/usr/lib/postgresql';

/** Starts the newest one there is; gives its URL and how to stop it, or null where Debian's package is missing. */
export async function startDebianPostgres() {
  const versions = existsSync(HOME)
    ? readdirSync(HOME).filter((name) => existsSync(join(HOME, name, 'bin/postgres')))
    : [];
  const newest = versions.map(Number).sort((a, b) => b - a)[0];
  if (newest === undefined) return null;
  const bin = join(HOME, String(newest), 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'tl-pg-'));
  // PostgreSQL refuses root: as root it runs as the user that Debian's package made.
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const account = process.getuid() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const options = { ...account, cwd: folder, stdio: 'ignore' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--auth=trust'], options);
  const settings = ['fsync=off', 'max_connections=200', 'listen_addresses=', `unix_socket_directories=${folder}`];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], options);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  for (let tries = 0; tries < 100 && !existsSync(join(folder, '.s.PGSQL.5432')); tries += 1) await sleep(100);
  return {
    version: newest,
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
