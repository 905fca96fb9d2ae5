import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { id, instant } from '#lib/model/id.ts';

/**
 * One line of the ledger. It holds no address: `hashes` are HMACs under `key`, the workspace's `person_key`, which stands
 * here too, so that even a backup from before that key existed can be searched.
 */
const entry = z.object({
  id,
  workspaceId: id,
  at: instant,
  byId: z.nullable(id),
  key: id,
  contactIds: z.array(id),
  hashes: z.array(z.string()),
  /** Those of the hashes about which nothing is taken in any more. */
  suppressed: z.array(z.string()),
  /** What `suppressed` stands for, where it is a domain. */
  domain: z.optional(z.string()),
});

/** An erasure as the ledger and a restore know it; one with nobody in it, neither `hashes` nor contacts, only suppresses. */
export type Erasure = z.infer<typeof entry>;

/**
 * A file beside the database, outside of every backup, with one line for each erasure: what a restore of an older backup has
 * to do again. Lines are only ever added, and each is on the disk before its erasure is committed.
 */
export type Ledger = { append(erasure: Erasure): Promise<void> };

/** The ledger in this file, which is made with the first line, readable by the hub's account alone. */
export function openLedger(path: string): Ledger {
  return {
    append: async (erasure) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o711 });
      const file = await open(path, 'a', 0o600);
      try {
        // The line break goes first: a line that a crash cut short spoils no other.
        await file.write(`\n${JSON.stringify(erasure)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

/** For an installation that was told to keep none: a restore of an older backup brings erased people back. */
export const NO_LEDGER: Ledger = { append: async () => {} };

/** All erasures in the file, oldest first, each once; none where there is no file. A line that was cut short is left out. */
export async function readLedger(path: string): Promise<Erasure[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const erasures = new Map<string, Erasure>();
  for (const line of text.split('\n').filter(Boolean)) {
    const read = z.safeParse(entry, parsed(line));
    if (read.success) erasures.set(read.data.id, read.data);
  }
  return [...erasures.values()];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
