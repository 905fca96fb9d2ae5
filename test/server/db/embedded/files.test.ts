import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach } from '#server/db/embedded/account.ts';
import { linkLibraries } from '#server/db/embedded/binaries.ts';
import { lockStore, StoreInUse } from '#server/db/embedded/lock.ts';
import { findPlaces } from '#server/db/embedded/places.ts';
import { createLog } from '#server/log.ts';
import { StartError } from '#server/start-error.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchline-files-'));
  chmodSync(folder, 0o711);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the libraries' links, which npm cannot pack", () => {
  const native = () => join(folder, 'native');
  beforeEach(() => {
    mkdirSync(join(native(), 'lib'), { recursive: true });
    writeFileSync(join(native(), 'lib', 'libpq.so.5.18'), 'library');
    const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
      source: 'native/lib/libpq.so.5.18',
      target: `native/lib/${name}`,
    }));
    writeFileSync(join(native(), 'pg-symlinks.json'), JSON.stringify(links));
  });

  it('are made where no install script was allowed to run', () => {
    linkLibraries(native());
    for (const name of ['libpq.so', 'libpq.so.5'])
      expect(readFileSync(join(native(), 'lib', name), 'utf8')).toBe('library');
  });

  it('are left as they are when they are there', () => {
    linkLibraries(native());
    const before = lstatSync(join(native(), 'lib', 'libpq.so')).ino;
    linkLibraries(native());
    expect(lstatSync(join(native(), 'lib', 'libpq.so')).ino).toBe(before);
  });
});

describe('an account that is lent to the server', () => {
  const nobody = { uid: 65_534, gid: 65_534 };

  it('reaches a folder that does not exist yet, when all above it may be passed', () => {
    expect(canReach(nobody, join(folder, 'store', 'postgres'))).toBe(true);
  });

  it('does not reach what lies below a closed folder', () => {
    mkdirSync(join(folder, 'closed', 'store'), { recursive: true });
    chmodSync(join(folder, 'closed'), 0o700);
    expect(canReach(nobody, join(folder, 'closed', 'store'))).toBe(false);
  });

  it('is not asked about when it is our own', () => {
    chmodSync(folder, 0o700);
    expect(canReach(undefined, folder)).toBe(true);
  });
});

describe("a store's lock", () => {
  const lock = () => lockStore(join(folder, 'hub.lock'), 'the store');

  it('is held by one, and free again afterwards', async () => {
    const unlock = await lock();
    await expect(lock()).rejects.toThrow(StoreInUse);
    await unlock();
    await (await lock())();
  });

  it('goes to one of two that start together', async () => {
    const both = await Promise.allSettled([lock(), lock()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const one of both) if (one.status === 'fulfilled') await one.value();
  });

  it('left by a dead hub is taken over', async () => {
    writeFileSync(join(folder, 'hub.lock'), '');
    await (await lock())();
  });
});

describe('the short folder for the socket of a store with a long path', () => {
  it('is no link that somebody laid in its place', () => {
    const store = join(folder, 'a'.repeat(100));
    const elsewhere = join(folder, 'elsewhere');
    for (const each of [store, elsewhere]) mkdirSync(each);
    const name = createHash('sha256').update(store).digest('hex').slice(0, 12);
    const short = `/tmp/touchline-${process.getuid?.() ?? 0}-${name}`;
    symlinkSync(elsewhere, short);
    try {
      expect(() => findPlaces(store, createLog('silent'))).toThrow(StartError);
      expect(readdirSync(elsewhere)).toEqual([]);
    } finally {
      rmSync(short);
    }
  });
});
