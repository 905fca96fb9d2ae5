import { afterEach, describe, expect, it, vi } from 'vitest';
import { askToKeep, readDisk } from '#lib/browser/disk.ts';

const storage = (given: Partial<StorageManager>) => vi.stubGlobal('navigator', { storage: given });
afterEach(() => vi.unstubAllGlobals());

describe('the disk of this machine', () => {
  it('is what the browser says of it', async () => {
    storage({ estimate: async () => ({ usage: 30, quota: 100 }), persisted: async () => true });
    expect(await readDisk()).toEqual({ used: 30, room: 70, kept: true });
  });

  it('has no room below nothing', async () => {
    storage({ estimate: async () => ({ usage: 130, quota: 100 }), persisted: async () => false });
    expect(await readDisk()).toMatchObject({ room: 0, kept: false });
  });

  it('is unknown where the browser tells nothing, or forbids the question', async () => {
    storage({ estimate: async () => ({}), persisted: async () => false });
    expect(await readDisk()).toBeNull();
    storage({
      estimate: () => Promise.reject(new DOMException('no', 'SecurityError')),
      persisted: async () => false,
    });
    expect(await readDisk()).toBeNull();
    expect(await askToKeep()).toBe(false);
  });
});
