import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeLocalStorageToPages, stored } from '#lib/browser/storage.ts';

type Counted = { count: number };
const isCounted = (value: unknown): value is Counted =>
  typeof (value as Partial<Counted> | undefined)?.count === 'number';
const value = stored('local', 'value', (found) => (isCounted(found) ? found : null));

describe('a stored value', () => {
  it('is what was written, until it is removed', async () => {
    expect(await value.read()).toBeNull();
    await value.write({ count: 1 });
    expect(await value.read()).toEqual({ count: 1 });
    await value.remove();
    expect(await value.read()).toBeNull();
  });

  it('is as good as absent when it has another shape', async () => {
    await fakeBrowser.storage.local.set({ value: { count: 'many' } });
    expect(await value.read()).toBeNull();
  });

  it('tells watchers of its changes, and no other value’s, until they stop', async () => {
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const seen = vi.fn();
    value.watch(seen, stop.signal);
    await fakeBrowser.storage.local.set({ other: 1 });
    await fakeBrowser.storage.session.set({ value: { count: 9 } });
    await value.write({ count: 2 });
    await value.remove();
    expect(seen.mock.calls).toEqual([[{ count: 2 }], [null]]);
    stop.abort();
    await value.write({ count: 3 });
    expect(seen).toHaveBeenCalledTimes(2);
  });
});

describe('local storage', () => {
  it('is closed to content scripts where the browser can', async () => {
    const setAccessLevel = vi.fn(async () => {});
    Object.assign(fakeBrowser.storage.local, { setAccessLevel });
    await closeLocalStorageToPages();
    expect(setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' });
    Object.assign(fakeBrowser.storage.local, { setAccessLevel: undefined });
    await expect(closeLocalStorageToPages()).resolves.toBeUndefined();
  });
});
