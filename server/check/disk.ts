import { readdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Wrong } from './finding.ts';

/** A restore holds the old and the new data at once for a while, and PostgreSQL stops on a full disk. */
const FREE_MIN = 500_000_000;

/** `12.3 GB free, the store takes 0.1 GB`; throws Wrong when room runs out. */
export function checkDisk(dataDir: string): string {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const taken = sizeOf(join(dataDir, 'postgres'));
  const said = `${gigabytes(free)} free, the store takes ${gigabytes(taken)}`;
  if (free >= FREE_MIN + taken) return said;
  throw new Wrong(`${said}: make room, since a restore needs as much again as the store takes`);
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
