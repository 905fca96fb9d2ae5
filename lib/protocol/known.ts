import * as z from 'zod/mini';

/** A mark of the filter of known addresses (lib/known/mark.ts), as a pull and an ETag carry it. */
export const knownMark = z.string().check(z.maxLength(60));

/** Query of the filter; with `since`, a mark, only what was added after it where that is little. */
export const knownQuery = z.object({ since: z.optional(knownMark) });
