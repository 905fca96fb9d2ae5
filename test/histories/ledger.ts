import { randomBytes } from 'node:crypto';
import type { Id } from '#lib/model/id.ts';

/** Words that somebody was told are safe. `over` are the words that stood before their eyes when they wrote. */
export type Written = { noteId: Id; text: string; over: string | null };

/** What people were told is done. */
export class Ledger {
  readonly texts: Written[] = [];
  readonly replies: { replyId: Id; noteId: Id; text: string }[] = [];
  readonly removed: { noteId: Id; over: string | null }[] = [];
  /** Words beside a note that somebody let go. */
  readonly letGo = new Set<string>();
  readonly people: { contactId: Id; name: string }[] = [];
  readonly excluded: string[] = [];
  /** The latest draft of a browser under a key; null once it was logged. */
  readonly drafts = new Map<string, string | null>();
  readonly readMarks = new Map<number, string>();
  readonly #history = randomBytes(6).toString('hex');
  #count = 0;

  /** Words that nobody has used before, in this history or another of the same workspace. */
  words(kind: string): string {
    this.#count += 1;
    return `${kind} ${this.#history} ${this.#count}`;
  }
}
