/** Where loader and reader find each other: a key in the isolated world, which the page's scripts cannot see. */
const KEY = Symbol.for('touchline');

type Presence = { stay: AbortController; readerRuns: boolean };

const present = (): Presence | undefined => Reflect.get(globalThis, KEY);

/** The loader arrives: the controller whose abort ends everything of ours in this page; `null` when already here. */
export function arrive(): AbortController | null {
  if (present()) return null;
  const stay = new AbortController();
  Reflect.set(globalThis, KEY, { stay, readerRuns: false } satisfies Presence);
  stay.signal.addEventListener('abort', () => Reflect.deleteProperty(globalThis, KEY), { once: true });
  return stay;
}

/** The reader follows the loader, once; `null` when there is no loader, or a reader runs already. */
export function joinReader(): AbortController | null {
  const presence = present();
  if (!presence || presence.readerRuns) return null;
  presence.readerRuns = true;
  return presence.stay;
}
