import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import { note, reply } from '#lib/model/note.ts';

/** Most notes of one answer. */
export const OLDER_LIMIT = 100;

/** Which notes: those received before a moment (the `since` of a pull) or after an answer's `next`, of one contact or all. */
export const olderQuery = z.object({
  before: z.string().check(z.regex(/^[\d:.TZ-]{20,27}(?:_[\da-f-]{36})?$/)),
  contactId: z.optional(id),
});

/** Newest first, with all that was answered to them. `next` asks for older ones; null at the beginning of the notes. */
export const olderResponse = z.object({
  notes: z.array(note),
  replies: z.array(reply),
  next: z.nullable(z.string()),
});
export type OlderResponse = z.infer<typeof olderResponse>;
