let memory = new WeakMap<object, unknown>();

/** What was found out about this, or is now: a page is asked once for all that is read of it until the next look. */
export function remembered<T>(about: object, find: () => T): T {
  if (!memory.has(about)) memory.set(about, find());
  return memory.get(about) as T;
}

/** Has everything found out anew. */
export const lookAnew = (): void => {
  memory = new WeakMap();
};
