import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { StartError } from '#server/start-error.ts';
import { type Account, canReach, makePrivateFolder, serverAccount } from './account.ts';
import { type Binaries, binariesIn, copyNative, nativeFolder } from './binaries.ts';

/** Where everything of one embedded server stands. */
export type Places = {
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  /** PostgreSQL's own data folder. */
  readonly data: string;
  /** Folder of its unix socket, 0700. */
  readonly socket: string;
  /** Where who may connect is written down: the hub's own folder, so that the server's account cannot change it. */
  readonly access: string;
  readonly lock: string;
  readonly log: string;
};

/** The longest path of a unix socket that Linux (108 bytes) and macOS (104) both take, with its ending zero. */
const SOCKET_PATH_MAX = 103;
/** What PostgreSQL calls its socket for port 5432. */
export const SOCKET_NAME = '.s.PGSQL.5432';
/** Root's home when the configured folder lies where the server's account cannot go (/root is closed to it). */
const SHARED_HOME = '/var/lib/touchline';

const SHARED_ACCOUNT =
  'running as root without a user "touchline": PostgreSQL runs as nobody, under which others may run too. Make the user ' +
  '(useradd --system touchline), or run the hub under an account of its own';

/** Finds and makes the folders for the store in `dataDir`. Throws StartError without binaries for this platform. */
export function findPlaces(dataDir: string, log: Logger): Places {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const configured = realpathSync(dataDir);
  const { account, shared } = serverAccount(join(configured, 'postgres'));
  if (shared) log.warn(SHARED_ACCOUNT);
  const store = canReach(account, configured) ? configured : sharedStore(configured, log);
  return {
    account,
    binaries: findBinaries(account),
    data: join(store, 'postgres'),
    socket: socketFolder(store, account),
    access: store,
    lock: shortEnough(join(configured, 'hub.lock')) ?? join(shortFolder(configured), 'hub.lock'),
    log: join(configured, 'postgres.log'),
  };
}

/** Whether a store was ever made for `dataDir`. Makes nothing. */
export function hasStore(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false;
  const configured = realpathSync(dataDir);
  return [configured, sharedFolder(configured)].some((store) => existsSync(join(store, 'postgres')));
}

const sharedFolder = (configured: string): string => join(SHARED_HOME, nameOf(configured));

function sharedStore(configured: string, log: Logger): string {
  const store = sharedFolder(configured);
  mkdirSync(store, { recursive: true, mode: 0o711 });
  log.warn(
    { configured, store },
    'running as root, and the account lent to PostgreSQL cannot reach the data folder: it keeps its files in "store"',
  );
  return store;
}

function findBinaries(account: Account | undefined): Binaries {
  const native = nativeFolder();
  if (canReach(account, native)) return binariesIn(native);
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o711 });
  return binariesIn(copyNative(native, SHARED_HOME));
}

function socketFolder(store: string, account: Account | undefined): string {
  const inStore = join(store, 'run');
  const folder = shortEnough(join(inStore, SOCKET_NAME)) === undefined ? join(shortFolder(store), 'run') : inStore;
  makePrivateFolder(folder, account);
  return folder;
}

const shortEnough = (path: string): string | undefined =>
  Buffer.byteLength(path) <= SOCKET_PATH_MAX ? path : undefined;

/**
 * A folder with a short path for a store with a long one. The owner's id keeps other accounts' folders apart; /tmp is open to
 * all, so a link that somebody laid there is not followed.
 */
function shortFolder(store: string): string {
  const folder = `/tmp/touchline-${process.getuid?.() ?? 0}-${nameOf(store)}`;
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === process.getuid?.()) return folder;
  throw new StartError(
    'folder_foreign',
    `${folder} belongs to somebody else: give the hub a folder with a shorter path by TOUCHLINE_DATA.`,
  );
}

const nameOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12);
