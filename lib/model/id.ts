import * as z from 'zod/mini';

/** A client-made UUIDv7 (or any UUID that came from outside); always lower case. */
export const id = z.uuid().check(z.toLowerCase());
export type Id = z.infer<typeof id>;

/** A moment in UTC, ISO 8601 with milliseconds. The hub's clock orders; a client's is only shown. */
export const instant = z.iso.datetime({ offset: false });
export type Instant = z.infer<typeof instant>;

/** One line of text that people read: trimmed, never empty, at most `max` characters. */
export const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
