import type { Id } from '#lib/model/id.ts';
import type { Note } from '#lib/model/note.ts';
import type { Tx } from '#server/db/schema.ts';
import { insertNotes } from '#server/notes/repository.ts';

/** New notes of one transaction, which are written together. */
export type NewNotes = {
  add(note: Note): void;
  /** Writes those that wait. */
  write(): Promise<void>;
};

export function newNotes(tx: Tx, workspaceId: Id): NewNotes {
  const waiting: Note[] = [];
  return {
    add: (note) => void waiting.push(note),
    async write() {
      const notes = waiting.splice(0);
      if (notes.length > 0) await insertNotes(tx, workspaceId, notes);
    },
  };
}
