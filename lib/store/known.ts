import { enter, type KnownFilter, mayHold } from '#lib/known/filter.ts';
import { type Asked, formsOf } from '#lib/known/form.ts';
import { hashOf } from '#lib/known/hash.ts';
import type { Mark } from '#lib/known/mark.ts';
import { type Added, hashesIn, packHashes, type Whole } from '#lib/known/wire.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Added hashes (bytes) that stand beside the filter; with more, they go into it, which writes all of it anew. */
const BESIDE_MAX = 4_096 * 8;

/** The filter of known addresses as it stands here: the bits, and what was added since they were written. */
export type KnownHere = { key: string; fetchedAt: number; filter: KnownFilter; added: Uint8Array };

/** The filter; null before the first sync has brought one. Reads the store, and waits for nothing else. */
export async function readKnownHere(db: TouchlineDatabase): Promise<KnownHere | null> {
  const [mark, filter, added] = await Promise.all([
    readMeta(db, 'known'),
    readMeta(db, 'knownFilter'),
    readMeta(db, 'knownAdded'),
  ]);
  if (mark === null || filter === null) return null;
  return { key: mark.key, fetchedAt: mark.fetchedAt, filter, added: added ?? packHashes([]) };
}

/** `false`: the hub knows nobody by this address or number, nor by any that its look-up would take for the same. */
export async function mayBeKnown({ key, filter, added }: KnownHere, asked: Asked): Promise<boolean> {
  const hashes = await Promise.all(formsOf(asked).map((form) => hashOf(key, form)));
  const beside = new Set([...hashesIn(added)].map(String));
  return hashes.some((hash) => mayHold(filter, hash) || beside.has(String(hash)));
}

/** Takes in the whole filter, in place of the one that was here. */
export function keepWhole(db: TouchlineDatabase, { key, position, filter }: Whole): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    await writeMeta(db, 'known', { key, position, fetchedAt: db.now() });
    await writeMeta(db, 'knownFilter', filter);
    await db.meta.delete('knownAdded');
  });
}

/**
 * Takes in what was added after the mark `since`. False when the filter has no room for it and the whole has to come.
 * Another page may have been quicker: what was asked from a mark that is no longer ours is left alone.
 */
export function keepAdded(db: TouchlineDatabase, since: Mark, { key, position, hashes }: Added): Promise<boolean> {
  return db.transaction('rw', db.meta, async () => {
    const mark = await readMeta(db, 'known');
    const filter = await readMeta(db, 'knownFilter');
    if (mark === null || filter === null) return false;
    if (mark.key !== since.key || mark.position !== since.position) return true;
    const added = joined((await readMeta(db, 'knownAdded')) ?? packHashes([]), hashes);
    if (filter.count + added.length / 8 > filter.capacity) return false;
    await writeMeta(db, 'known', { ...mark, key, position });
    if (added.length <= BESIDE_MAX) await writeMeta(db, 'knownAdded', added);
    else {
      for (const hash of hashesIn(added)) enter(filter, hash);
      await writeMeta(db, 'knownFilter', filter);
      await db.meta.delete('knownAdded');
    }
    return true;
  });
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
