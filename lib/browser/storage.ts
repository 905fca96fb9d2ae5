import browser, { type Storage } from 'webextension-polyfill';

/** Where a value stands: `local` outlives the browser, `session` doesn't. Neither is for what a person has typed. */
export type Area = 'local' | 'session';

/** A named value of extension storage: what its reader doesn't know is as good as absent. */
export type Stored<T> = {
  read(): Promise<T | null>;
  write(value: T): Promise<void>;
  remove(): Promise<void>;
  /** Calls back with each new value, from whichever page it was written, until the signal aborts. */
  watch(onValue: (value: T | null) => void, signal: AbortSignal): void;
};

/** `parsed` reads what stands in storage, or gives null. Pages need some of it before their first paint: no zod here. */
export function stored<T>(area: Area, key: string, parsed: (value: unknown) => T | null): Stored<T> {
  const storage = browser.storage[area];
  return {
    read: async () => parsed((await storage.get(key))[key]),
    write: (value) => storage.set({ [key]: value }),
    remove: () => storage.remove(key),
    watch(onValue, signal) {
      const heard = (changes: Record<string, { newValue?: unknown }>, name: string) => {
        const change = changes[key];
        if (name === area && change !== undefined) onValue(parsed(change.newValue));
      };
      browser.storage.onChanged.addListener(heard);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(heard), { once: true });
    },
  };
}

type Closable = { setAccessLevel?: (access: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> };

/**
 * Closes local storage to content scripts, which could read it otherwise: a token stands there. Chromium only;
 * Firefox has no such switch, and its content scripts run in a process of the page.
 */
export async function closeLocalStorageToPages(): Promise<void> {
  const local = browser.storage.local as Storage.StorageArea & Closable;
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
