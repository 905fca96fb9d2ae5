import type { Answer } from '#lib/sync/failure.ts';

/** The value of an answer, for queries, which want failures thrown. The error's message is the failure's stable code. */
export function answered<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new Error(answer.code);
}
