/** Anything that came with keys. */
export type Bag = Record<string, unknown>;

/** The first of these keys that holds one line of text (or a number), at most `max` characters; else null. */
export function textOf(bag: Bag | null | undefined, keys: readonly string[], max = 300): string | null {
  for (const key of keys) {
    const value = bag && Object.hasOwn(bag, key) ? bag[key] : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const line = text.replace(/\s+/g, ' ').trim().slice(0, max).toWellFormed();
    if (line !== '') return line;
  }
  return null;
}

/** The bag under a key, or an empty one. */
export function bagOf(bag: Bag | null | undefined, key: string): Bag {
  const value = bag && Object.hasOwn(bag, key) ? bag[key] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
}

/** A whole number at or above zero, also out of "1,200" or "51-200" (its lower end); else null. */
export function wholeOf(bag: Bag, keys: readonly string[]): number | null {
  const text = textOf(bag, keys);
  const digits = text === null ? '' : (/^\d[\d,.']*/.exec(text)?.[0] ?? '').replace(/[,.']/g, '');
  const number = digits === '' ? Number.NaN : Number(digits);
  return Number.isSafeInteger(number) && number <= 2_147_483_647 ? number : null;
}
