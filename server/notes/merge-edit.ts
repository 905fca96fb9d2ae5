import type { Id, Instant } from '#lib/model/id.ts';
import type { Note, NoteBody, OtherVersion } from '#lib/model/note.ts';
import type { NotePatch } from './repository.ts';

/** An edit as it comes: what is wanted, and what its writer saw in these fields (an older client doesn't say). */
export type Edit = { patch: NotePatch; base?: NotePatch | undefined; settles?: Id | undefined };

/** What becomes of a note: the fields that change, and the other versions that stand beside it from then on. */
export type Merged = { patch: NotePatch; others: OtherVersion[] };

type Field = keyof NoteBody;
const FIELDS: readonly Field[] = ['outcome', 'kinds', 'text', 'campaignId', 'callSeconds'];

/**
 * Merges an edit into a note field by field:
 *  - the note still holds what the writer saw: the edit stands;
 *  - it holds what the writer wants: nothing to do;
 *  - kinds were changed by both: what each added and took away counts;
 *  - anything else was changed by both: what came first stays, and the edit is kept beside it as another version. A later
 *    edit by the same writer of their own version goes into that one.
 * `settles` takes a version away, unless the edit that was to put it in place did not come through.
 */
export function mergeEdit(note: Note, edit: Edit, by: { memberId: Id; at: Instant; newId: () => Id }): Merged {
  const patch: NotePatch = {};
  const lost: NotePatch = {};
  for (const field of FIELDS) {
    if (edit.patch[field] === undefined || same(edit.patch[field], note[field])) continue;
    if (edit.base === undefined || edit.base[field] === undefined || same(edit.base[field], note[field]))
      Object.assign(patch, { [field]: edit.patch[field] });
    else if (field === 'kinds') patch.kinds = mergedKinds(note.kinds, edit);
    else Object.assign(lost, { [field]: edit.patch[field] });
  }
  const clashed = Object.keys(lost).length > 0;
  const others = (note.others ?? []).filter(({ id }) => clashed || id !== edit.settles);
  return { patch, others: clashed ? withLost(others, { lost, base: edit.base ?? {} }, by) : others };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function mergedKinds(here: NoteBody['kinds'], { patch, base }: Edit): NoteBody['kinds'] {
  const [before, wanted] = [base?.kinds ?? [], patch.kinds ?? []];
  const added = wanted.filter((kind) => !before.includes(kind) && !here.includes(kind));
  return [...here.filter((kind) => wanted.includes(kind) || !before.includes(kind)), ...added];
}

type Lost = { lost: NotePatch; base: NotePatch };

/** The versions with one more, or with the writer's own brought up to date: the one that they wrote on from. */
function withLost(
  others: readonly OtherVersion[],
  { lost, base }: Lost,
  { memberId, at, newId }: { memberId: Id; at: Instant; newId: () => Id },
): OtherVersion[] {
  const goesOn = others.find(
    (other) =>
      other.memberId === memberId && FIELDS.some((field) => field in lost && same(other.patch[field], base[field])),
  );
  if (goesOn === undefined) return [...others, { id: newId(), memberId, at, patch: lost }];
  const { id, patch } = goesOn;
  return others.map((other) => (other.id === id ? { id, memberId, at, patch: { ...patch, ...lost } } : other));
}
