import type { Random } from '#server/sample/random.ts';
import { junk } from './junk.ts';

/** One place anywhere in the value holds something else, or is gone, or there is one more. */
export function misplace(value: unknown, means: { random: Random; ids: readonly string[] }): unknown {
  const { random, ids } = means;
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || random.chance(0.15)) return junk(random, ids);
  const keys = Object.keys(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const fields = copy as Record<string, unknown>;
  const key = keys.length > 0 ? random.pick(keys) : 'a';
  const fate = random.whole(0, 9);
  if (fate === 0) delete fields[key];
  else if (fate === 1) add(copy, random.pick(['__proto__', 'constructor', 'x', key.toUpperCase()]), junk(random, ids));
  else fields[key] = misplace(fields[key], means);
  return copy;
}

/** As JSON would: `__proto__` is a field like others. */
const add = (object: object, key: string, value: unknown): void =>
  void Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
