import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { StartError } from '#server/start-error.ts';
import type { Places } from './places.ts';
import type { Settings } from './process.ts';

/**
 * Writes down who may connect, and gives the settings that point there. The kernel says whose process is at the other end
 * of the socket ("peer"): the hub's own account and root, under any role; nobody else, not even the account under which
 * the server itself runs.
 */
export function accessSettings({ access }: Pick<Places, 'access'>): Settings {
  const names = [...new Set(['root', ownName()])];
  return {
    hba_file: write(join(access, 'pg_hba.conf'), ['local all all peer map=hub']),
    ident_file: write(
      join(access, 'pg_ident.conf'),
      names.map((name) => `hub "${name}" all`),
    ),
  };
}

/** PostgreSQL, too, runs under no account that has only a number. */
function ownName(): string {
  try {
    return userInfo().username;
  } catch {
    throw new StartError(
      'account_nameless',
      `The account ${process.getuid?.()} has no name on this machine, without which PostgreSQL does not start: run the hub as ` +
        'one that /etc/passwd names, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** Anew each time: what stood there is not followed if it is a link. */
function write(path: string, lines: readonly string[]): string {
  rmSync(path, { force: true });
  writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' });
  chmodSync(path, 0o644);
  return path;
}
