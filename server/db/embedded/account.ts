import { chownSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account under which PostgreSQL runs: it refuses root, so root lends it to `nobody`. */
export type Account = { readonly uid: number; readonly gid: number };

const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/** `nobody` when we are root; undefined when the hub's own account will do. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return entry === null ? NOBODY : { uid: Number(entry[1]), gid: Number(entry[2]) };
}

/** Can the account pass through every folder above and at `path`, as far as it exists? */
export function canReach(account: Account | undefined, path: string): boolean {
  if (account === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === true && !mayPass(account, found)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayPass(account: Account, folder: { uid: number; gid: number; mode: number }): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** Makes a folder that the account alone may enter. */
export function makePrivateFolder(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}
