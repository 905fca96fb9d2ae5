import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Places } from './places.ts';
import type { Settings } from './process.ts';

/**
 * Writes down who may connect, and gives the settings that point there. The kernel says whose process is at the other end
 * of the socket ("peer"): the hub's own account and root, under any role; nobody else, not even the account under which
 * the server itself runs.
 */
export function accessSettings({ access }: Pick<Places, 'access'>): Settings {
  const names = [...new Set(['root', userInfo().username])];
  return {
    hba_file: write(join(access, 'pg_hba.conf'), ['local all all peer map=hub']),
    ident_file: write(
      join(access, 'pg_ident.conf'),
      names.map((name) => `hub "${name}" all`),
    ),
  };
}

/** Anew each time: what stood there is not followed if it is a link. */
function write(path: string, lines: readonly string[]): string {
  rmSync(path, { force: true });
  writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' });
  chmodSync(path, 0o644);
  return path;
}
