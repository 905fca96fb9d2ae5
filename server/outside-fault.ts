import { resolve } from 'node:path';
import { isDatabaseAway } from './db/away.ts';
import { codeOf } from './db/roles.ts';
import { StartError } from './start-error.ts';

/** disk_full and insufficient_privilege */
const [NO_ROOM, NO_RIGHT] = ['53100', '42501'];

/**
 * What the machine or the database refused while a command ran, as a sentence that says what to do; null for what nobody
 * foresaw, whose stack is worth reading.
 */
export function asStartError(error: unknown): StartError<string> | null {
  if (error instanceof StartError) return error;
  if (!(error instanceof Error)) return null;
  const code = codeOf(error) ?? '';
  if (code === NO_ROOM) return new StartError('disk_full', ROOM_FOR_DATABASE);
  if (code === NO_RIGHT) return new StartError('database_rights_missing', rightMissing(error.message));
  return ofFile(error, code) ?? (isDatabaseAway(error) ? away(error.message) : null);
}

const ROOM_FOR_DATABASE = "The database's disk is full: make room there, then run this again.";

const rightMissing = (reason: string): string =>
  `The database refuses this (${reason}): look with "touchline check" whose tables and roles they are.`;

const away = (reason: string): StartError =>
  new StartError(
    'database_away',
    `The database went away meanwhile (${reason}): look at its log, then run this again.`,
  );

/** Errors of the file system; `path` is what was asked for, `address` a socket in the data folder. */
function ofFile(error: Error & { path?: unknown; address?: unknown; syscall?: unknown }, code: string) {
  const named = error.path ?? error.address;
  // Once a file is open, errors do not name it. A socket that nobody answers is the database's.
  if (error.syscall === 'connect') return null;
  if (typeof named !== 'string' && error.syscall !== 'write' && error.syscall !== 'read') return null;
  const place = typeof named === 'string' ? resolve(named) : 'what is being read or written';
  const [kind, sentence] = FAULTS[code] ?? [];
  return kind === undefined || sentence === undefined ? null : new StartError(kind, sentence(place));
}

type Fault = readonly [ConstructorParameters<typeof StartError>[0], (place: string) => string];

const full = (place: string): string => `There is no room for ${place}: make some on its disk, then run this again.`;
const forbidden = (place: string): string =>
  `This account may not use ${place}: run this as the account that may, or give it the folder (chown).`;

const FAULTS: Readonly<Record<string, Fault>> = {
  ENOENT: ['file_missing', (place) => `There is no ${place}: look at its name, and whether its folder is there.`],
  EACCES: ['file_forbidden', forbidden],
  EPERM: ['file_forbidden', forbidden],
  EROFS: [
    'file_forbidden',
    (place) => `${place} is on a disk that is mounted read-only: mount it so that it takes writes.`,
  ],
  ENOSPC: ['disk_full', full],
  EDQUOT: ['disk_full', full],
  EISDIR: ['file_unusable', (place) => `${place} cannot be a folder: name a file.`],
  ENOTDIR: ['file_unusable', (place) => `A part of ${place} is a file: name a folder.`],
  EEXIST: ['file_unusable', (place) => `${place} is there already and is something else: name another place.`],
};
