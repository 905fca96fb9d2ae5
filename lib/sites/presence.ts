/** Where loader and reader find each other: a key in the isolated world, which the page's scripts cannot see. */
const KEY = Symbol.for('touchline');

/** The controller whose abort ends everything of ours in this page, while nobody but the loader has it. */
type Presence = { stay: AbortController | null };

const present = (): Presence | undefined => Reflect.get(globalThis, KEY);

/** The loader arrives; `null` when already here. */
export function arrive(): AbortController | null {
  if (present()) return null;
  const stay = new AbortController();
  Reflect.set(globalThis, KEY, { stay } satisfies Presence);
  stay.signal.addEventListener('abort', () => Reflect.deleteProperty(globalThis, KEY));
  return stay;
}

/** The reader follows the loader, once; `null` when there is no loader, or a reader runs already. */
export function joinReader(): AbortController | null {
  const presence = present();
  const stay = presence?.stay ?? null;
  if (presence) presence.stay = null;
  return stay;
}
