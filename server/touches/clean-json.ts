/** Deepest nesting that is kept; PostgreSQL's own limit lies far beyond. */
const DEPTH_MAX = 32;

/** Nested deeper than 32 levels. */
export class TooDeep extends Error {}

/**
 * A copy that PostgreSQL can hold: jsonb knows neither NUL nor half of a surrogate pair, in values and in keys.
 * @throws TooDeep
 */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) throw new TooDeep();
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]));
}

const cleanText = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
