import { asStartError } from '#server/outside-fault.ts';

/** What one look found. Where something is wrong, `says` also says what to do. */
export type Finding = { readonly what: string; readonly ok: boolean; readonly says: string };

/** Something is wrong; the message says what to do. */
export class Wrong extends Error {}

/** Looks at one thing: `work` gives what it saw, or throws Wrong (or StartError). Anything else that it throws is shown too. */
export async function look(what: string, work: () => Promise<string> | string): Promise<Finding> {
  try {
    return { what, ok: true, says: await work() };
  } catch (error) {
    const known = error instanceof Wrong ? error : asStartError(error);
    const says = known?.message ?? `failed unexpectedly (${String(error)}); the hub's log may say more`;
    return { what, ok: false, says };
  }
}

/** Why something could not be reached, in a word: the code of the error or of what caused it. */
export function codeIn(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && cause.code !== undefined ? String(cause.code) : cause.message;
}
