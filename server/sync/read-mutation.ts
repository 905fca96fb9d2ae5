import type * as z from 'zod/mini';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import { type MutationBody, mutationBody } from '#lib/protocol/push.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A mutation that was read, or the reason why it could not be. */
export type ReadMutation = { body: MutationBody } | { refused: Refusal };

/**
 * Reads one mutation's body on its own, so that a bad one spoils no other. A text over the limit has a code of its
 * own, since its writer can mend that.
 */
export function readMutation(body: unknown): ReadMutation {
  const read = mutationBody.safeParse(body);
  if (read.success) return holdsNul(read.data) ? UNSTORABLE : { body: read.data };
  return read.error.issues.some(isLongText) ? TEXT_TOO_LONG : refuse('mutation_invalid', sentenceOf(read.error.issues));
}

const TEXT_TOO_LONG = refuse(
  'text_too_long',
  `The text is longer than ${NOTE_TEXT_MAX.toLocaleString('en')} characters. Shorten it, or split it, and send again.`,
);

/** PostgreSQL stores any character but this one. */
const UNSTORABLE = refuse('mutation_invalid', 'The text holds a character with the code 0. Remove it and send again.');

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

type Issue = z.core.$ZodIssue;

const isLongText = (issue: Issue): boolean => issue.code === 'too_big' && issue.path.at(-1) === 'text';

/** Where the first fault is; never the faulty value, which may be the writer's words. */
function sentenceOf(issues: Issue[]): string {
  const path = issues[0]?.path.join('.') ?? '';
  const where = path === '' ? 'this change' : `"${path}" of this change`;
  return `The hub could not read ${where}. Update Touchline and send it again, or copy your words into a new note.`;
}
