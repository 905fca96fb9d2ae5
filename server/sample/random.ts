import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';

/** Chance that comes out the same for the same seed. */
export type Random = {
  /** At least 0 and below 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** `true` with this probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** A UUID; with a moment one that sorts by it. */
  id(moment?: number): Id;
};

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, even enough for made-up data. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const bytes = (): Uint8Array => Uint8Array.from({ length: 16 }, () => whole(0, 255));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, whole(0, list.length - 1)),
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of list) {
        left -= weight;
        if (left < 0) return item;
      }
      return at(list, list.length - 1)[0];
    },
    shuffled: (list) => {
      const result = [...list];
      for (let last = result.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [result[last], result[other]] = [at(result, other), at(result, last)];
      }
      return result;
    },
    id: (moment) =>
      moment === undefined
        ? uuidv4({ random: bytes() })
        : uuidv7({ random: bytes(), msecs: Math.floor(moment), seq: whole(0, 0x7fffffff) }),
  };
}

/** The item at a place that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined && index >= list.length) throw new Error('An empty list has nothing to pick');
  return item as T;
}
