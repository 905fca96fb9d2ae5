import type { MutationBody } from '#lib/protocol/push.ts';
import type { NoteRow } from '#lib/store/rows.ts';
import type { Ledger, Written } from './ledger.ts';

/**
 * Words that are gone though nobody who saw them took them away. Words are accounted for when they stand on the hub, are
 * kept there beside those that won, are set aside with a reason, were written over by somebody before whose eyes they
 * stood and whose own words are accounted for, were let go or taken back by such a person, or when their note is gone.
 */
export function unaccounted(ledger: Ledger, notes: readonly NoteRow[], refused: readonly MutationBody[]): string[] {
  const byNote = Map.groupBy(ledger.texts, ({ noteId }) => noteId);
  return [...byNote].flatMap(([noteId, written]) => {
    const note = notes.find(({ id }) => id === noteId);
    const removed = ledger.removed.filter((one) => one.noteId === noteId);
    if (removed.length > 0 && (note === undefined || note.deletedAt !== null)) return [];
    const standing = new Set([
      ...ledger.letGo,
      ...removed.flatMap(({ over }) => over ?? []),
      ...(note === undefined ? [] : wordsOf(note)),
      ...refused.flatMap(wordsIn(noteId)),
    ]);
    return written.filter((one) => !isAccounted(one, written, standing)).map(({ text }) => `lost: ${text}`);
  });
}

/** All words that a note shows: those that won, and those kept beside them. */
const wordsOf = (note: NoteRow): string[] => [
  note.text,
  ...(note.others ?? []).flatMap(({ patch }) => patch.text ?? []),
];

const wordsIn =
  (noteId: string) =>
  (body: MutationBody): string[] => {
    if (!('noteId' in body) || body.noteId !== noteId) return [];
    if (body.name === 'note.create') return [body.body.text];
    return body.name === 'note.edit' && body.patch.text !== undefined ? [body.patch.text] : [];
  };

function isAccounted(one: Written, written: readonly Written[], standing: ReadonlySet<string>): boolean {
  if (standing.has(one.text)) return true;
  const others = written.filter((other) => other !== one);
  return others.some((later) => later.over === one.text && isAccounted(later, others, standing));
}
