import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import type { Kept } from '#lib/sync/look-up.ts';
import { answered } from './answered.ts';

/** An answer that stands in no store, and why. */
type Unkept<T> = { value: T; why: StorageTrouble };

/**
 * What a query remembers of an answer: nothing when the store has it, where screens watch it and from where it is taken
 * when the person is erased; else the answer itself.
 */
export function unkept<T>(answer: Kept<T>): Unkept<T> | null {
  const value = answered(answer);
  return answer.ok && answer.notKept ? { value, why: answer.notKept } : null;
}
