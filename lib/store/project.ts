import type { Id } from '#lib/model/id.ts';
import type { Note, NoteContext } from '#lib/model/note.ts';
import type { MutationBody } from '#lib/protocol/push.ts';

/** A mutation of ours that the hub's row doesn't show yet. */
export type Pending = { body: MutationBody; context: NoteContext | null };

type Create = Extract<MutationBody, { name: 'note.create' }>;

function created({ noteId, contactId, writtenAt, body }: Create, context: NoteContext | null, me: Id): Note {
  return {
    id: noteId,
    version: 0,
    contactId,
    authorId: me,
    writtenAt,
    receivedAt: writtenAt,
    editedAt: null,
    deletedAt: null,
    ...body,
    context,
  };
}

type EditNote = Extract<MutationBody, { name: 'note.edit' }>;

const edited = (note: Note, { patch, editedAt, settles }: EditNote): Note => ({
  ...note,
  ...defined(patch),
  editedAt,
  ...(note.others !== undefined && { others: note.others.filter(({ id }) => id !== settles) }),
});

function step(note: Note | null, { body, context }: Pending, me: Id): Note | null {
  switch (body.name) {
    case 'note.create':
      // The hub has it already: its answer was lost, its row wasn't.
      return note ?? created(body, context, me);
    case 'note.edit':
      return note === null ? null : edited(note, body);
    case 'note.delete':
      return note === null ? null : { ...note, text: '', deletedAt: note.deletedAt ?? note.receivedAt };
    default:
      return note;
  }
}

/** The fields that are there: a patch read by a schema may carry `undefined` for what it leaves alone. */
export function defined<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The note that people see: the hub's text, then everything of ours in the order it was made. */
export function projectNote(hub: Note | null, pending: readonly Pending[], me: Id): Note | null {
  return pending.reduce<Note | null>((note, mutation) => step(note, mutation, me), hub);
}
