import { chownSync, lchownSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The account under which PostgreSQL runs: it refuses root, so root lends it to another. */
export type Account = { readonly uid: number; readonly gid: number };

/** The account that an administrator makes for us (docs/installation.md); without it root lends to `nobody`. */
const OWN_ACCOUNT = 'touchline';
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/**
 * The account for the server whose data lie, or will lie, in `data`: the hub's own (undefined) unless that is root. Then
 * whoever owns the data; else the user `touchline`; else `nobody`, and `shared` says that others may run under it too.
 */
export function serverAccount(data: string): { account: Account | undefined; shared: boolean } {
  if (process.getuid?.() !== 0) return { account: undefined, shared: false };
  const users = readFileSync('/etc/passwd', 'utf8');
  const nobody = accountIn(users, 'nobody') ?? NOBODY;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0 && owner.uid !== nobody.uid) {
    return { account: { uid: owner.uid, gid: owner.gid }, shared: false };
  }
  const own = accountIn(users, OWN_ACCOUNT);
  return { account: own ?? nobody, shared: own === undefined };
}

function accountIn(users: string, name: string): Account | undefined {
  const entry = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(users);
  return entry === null ? undefined : { uid: Number(entry[1]), gid: Number(entry[2]) };
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

/** Gives a folder and all in it to the account, unless it is its already; links themselves, not what they lead to. */
export function handOver(path: string, account: Account | undefined): void {
  if (account === undefined || lstatSync(path).uid === account.uid) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(path, name), account.uid, account.gid);
  }
  lchownSync(path, account.uid, account.gid);
}

/** Makes a folder that the account alone may enter. */
export function makePrivateFolder(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}
