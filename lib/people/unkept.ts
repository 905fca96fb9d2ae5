import { troubleOf } from '#lib/store/storage-trouble.ts';
import type { Kept } from '#lib/sync/look-up.ts';
import { answered } from './answered.ts';

/**
 * What a query remembers of an answer: nothing when the store has it, where screens watch it and from where it is taken
 * when the person is erased; else the answer itself, and why.
 */
export function unkept<T>(answer: Kept<T>) {
  const value = answered(answer);
  return answer.ok && answer.notKept ? { value, why: troubleOf(answer.notKept) } : null;
}
