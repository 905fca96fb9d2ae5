import * as z from 'zod/mini';
import { id, instant } from '#lib/model/id.ts';
import { note, reply } from '#lib/model/note.ts';

/** Most notes of one answer. */
export const OLDER_LIMIT = 100;

/** A moment and the id of a note, as `placeOf` of lib/model/place.ts writes them. */
const place = z.string().check(
  z.refine((text) => {
    const [moment, of, ...rest] = text.split('_');
    return rest.length === 0 && z.safeParse(instant, moment).success && z.safeParse(id, of).success;
  }),
);

/** Which notes: those received before a moment (the `since` of a pull) or after an answer's `next`, of one contact or all. */
export const olderQuery = z.object({
  before: z.union([instant, place]),
  contactId: z.optional(id),
});

/** Newest first, with all that was answered to them. `next` asks for older ones; null at the beginning of the notes. */
export const olderResponse = z.object({
  notes: z.array(note),
  replies: z.array(reply),
  next: z.nullable(z.string()),
});
export type OlderResponse = z.infer<typeof olderResponse>;
