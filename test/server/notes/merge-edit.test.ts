import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note, NoteBody } from '#lib/model/note.ts';
import { type Edit, mergeEdit } from '#server/notes/merge-edit.ts';
import { noteFrom } from '#test/support/unit/rows.ts';

const [ANN, BEN] = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b'];
let ids = 0;
const by = (memberId: string) => ({ memberId, at: '2026-11-02T10:00:00.000Z', newId: () => `other ${++ids}` });

/** The note as it stands after an edit. */
function editedBy(note: Note, memberId: string, edit: Edit): Note {
  const { patch, others } = mergeEdit(note, edit, by(memberId));
  return { ...note, ...(patch as Partial<NoteBody>), others };
}

const note = noteFrom({ text: 'Before', kinds: ['pricing'], outcome: 'connected' });

describe('an edit of a note', () => {
  it('stands where nobody else changed anything', () => {
    const edited = editedBy(note, ANN, { patch: { text: 'After' }, base: { text: 'Before' } });
    expect(edited).toMatchObject({ text: 'After', others: [] });
  });

  it('and one of another field both stand', () => {
    const one = editedBy(note, ANN, { patch: { text: 'By Ann' }, base: { text: 'Before' } });
    const both = editedBy(one, BEN, { patch: { outcome: 'voicemail' }, base: { outcome: 'connected' } });
    expect(both).toMatchObject({ text: 'By Ann', outcome: 'voicemail', others: [] });
  });

  it('of a text that somebody else changed is kept beside theirs', () => {
    const one = editedBy(note, ANN, { patch: { text: 'By Ann' }, base: { text: 'Before' } });
    const both = editedBy(one, BEN, { patch: { text: 'By Ben' }, base: { text: 'Before' } });
    expect(both).toMatchObject({ text: 'By Ann', others: [{ memberId: BEN, patch: { text: 'By Ben' } }] });
  });

  it('says nothing twice: who wrote the same has nothing to keep', () => {
    const one = editedBy(note, ANN, { patch: { text: 'Same' }, base: { text: 'Before' } });
    expect(editedBy(one, BEN, { patch: { text: 'Same' }, base: { text: 'Before' } })).toMatchObject({ others: [] });
  });

  it('of kinds adds and takes away what each meant', () => {
    const one = editedBy(note, ANN, { patch: { kinds: ['pricing', 'win'] }, base: { kinds: ['pricing'] } });
    const both = editedBy(one, BEN, { patch: { kinds: ['objection'] }, base: { kinds: ['pricing'] } });
    expect(both.kinds.toSorted()).toEqual(['objection', 'win']);
    expect(both.others).toEqual([]);
  });

  it('that goes on from the version that was kept goes into it', () => {
    const one = editedBy(note, ANN, { patch: { text: 'By Ann' }, base: { text: 'Before' } });
    const two = editedBy(one, BEN, { patch: { text: 'By Ben' }, base: { text: 'Before' } });
    const three = editedBy(two, BEN, { patch: { text: 'By Ben, at length' }, base: { text: 'By Ben' } });
    expect(three.others).toMatchObject([{ memberId: BEN, patch: { text: 'By Ben, at length' } }]);
  });

  it('of a client that does not say what it saw stands, as it always did', () => {
    expect(editedBy(note, BEN, { patch: { text: 'By Ben' } })).toMatchObject({ text: 'By Ben', others: [] });
  });

  it('takes the version that it settles away, unless it clashes itself', () => {
    const one = editedBy(note, ANN, { patch: { text: 'By Ann' }, base: { text: 'Before' } });
    const two = editedBy(one, BEN, { patch: { text: 'By Ben' }, base: { text: 'Before' } });
    const settles = two.others?.[0]?.id ?? '';
    expect(editedBy(two, ANN, { patch: {}, settles })).toMatchObject({ text: 'By Ann', others: [] });
    const taken = editedBy(two, ANN, { patch: { text: 'By Ben' }, base: { text: 'By Ann' }, settles });
    expect(taken).toMatchObject({ text: 'By Ben', others: [] });
    const late = editedBy(two, ANN, { patch: { text: 'By Ben' }, base: { text: 'Something older' }, settles });
    expect(late.others?.map(({ patch }) => patch.text)).toContain('By Ben');
  });
});

/** Somebody who writes into the note from what they see of it, and the words that they have read there. */
class Writer {
  readonly id: string;
  readonly read = new Set([note.text]);
  sees = note.text;
  last: string | null = null;

  constructor(id: string) {
    this.id = id;
  }

  pull({ text }: Note): void {
    this.sees = text;
    this.read.add(text);
  }

  write(here: Note, text: string): Note {
    const edited = editedBy(here, this.id, { patch: { text }, base: { text: this.sees } });
    this.sees = text;
    this.last = text;
    return edited;
  }
}

describe('whatever two people write into one note', () => {
  const steps = fc.array(fc.record({ who: fc.constantFrom(0, 1), pulls: fc.boolean() }), { maxLength: 12 });

  it('nobody writes over words of the other that they have not read', () => {
    const run = (writes: { who: number; pulls: boolean }[]) => {
      const [ann, ben] = [new Writer(ANN), new Writer(BEN)];
      let here = note;
      for (const [index, { who, pulls }] of writes.entries()) {
        const writer = who === 0 ? ann : ben;
        if (pulls) writer.pull(here);
        here = writer.write(here, `${index} by ${writer.id}`);
      }
      const standing = [here.text, ...(here.others ?? []).map(({ patch }) => patch.text)];
      const kept = ({ last }: Writer, other: Writer) =>
        last === null || standing.includes(last) || other.read.has(last);
      expect([kept(ann, ben), kept(ben, ann)]).toEqual([true, true]);
    };
    fc.assert(fc.property(steps, run));
  });
});
