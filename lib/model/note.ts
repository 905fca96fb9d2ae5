import * as z from 'zod/mini';
import { id, instant } from './id.ts';
import { KINDS, NOTE_TEXT_MAX, OUTCOMES } from './note-choices.ts';
import { band } from './score.ts';
import { statusKey } from './status.ts';

export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

export const kind = z.enum(KINDS);
export type Kind = z.infer<typeof kind>;

const text = z.string().check(z.maxLength(NOTE_TEXT_MAX));

/** What stood around a note when the hub received it: never changes afterwards. */
export const noteContext = z.object({
  status: z.nullable(statusKey),
  score: z.int(),
  band,
  /** The last meaningful touch before the note. */
  lastTouch: z.nullable(
    z.object({ type: z.string(), channel: z.string(), title: z.nullable(z.string()), occurredAt: instant }),
  ),
});
export type NoteContext = z.infer<typeof noteContext>;

/** The part of a note that its author writes. */
export const noteBody = z.object({
  outcome: z.nullable(outcome),
  kinds: z.array(kind).check(z.maxLength(KINDS.length)),
  text,
  campaignId: z.nullable(id),
  /** Seconds that the call took, when a clock was running. */
  callSeconds: z.nullable(z.int().check(z.nonnegative(), z.maximum(86_400))),
});
export type NoteBody = z.infer<typeof noteBody>;

/**
 * What somebody wrote into a note while somebody else changed the same fields: kept beside the note, until who may change
 * the note takes it or lets it go.
 */
export const otherVersion = z.object({
  id,
  memberId: id,
  /** When the hub received it. */
  at: instant,
  /** The fields in which it differs, as they were wanted. */
  patch: z.partial(noteBody),
});
export type OtherVersion = z.infer<typeof otherVersion>;

/** A field note: what a rep heard, tied to a contact and a call outcome. */
export const note = z.object({
  id,
  version: z.int(),
  contactId: id,
  authorId: id,
  /** The writer's clock: shown, never used to order. */
  writtenAt: instant,
  /** The hub's clock: orders the feed. */
  receivedAt: instant,
  editedAt: z.nullable(instant),
  deletedAt: z.nullable(instant),
  ...noteBody.shape,
  context: z.nullable(noteContext),
  others: z.optional(z.array(otherVersion)),
});
export type Note = z.infer<typeof note>;

/** What somebody answers. */
export const replyText = z.string().check(z.trim(), z.minLength(1), z.maxLength(NOTE_TEXT_MAX));

/** An answer below a note; a deleted one has no text. */
export const reply = z.object({
  id,
  version: z.int(),
  noteId: id,
  authorId: id,
  writtenAt: instant,
  receivedAt: instant,
  deletedAt: z.nullable(instant),
  text,
});
export type Reply = z.infer<typeof reply>;

/** How far a member has read the feed: every note with `receivedAt` at or before it is read. */
export const readMark = z.object({ memberId: id, version: z.int(), feedReadAt: instant });
export type ReadMark = z.infer<typeof readMark>;
