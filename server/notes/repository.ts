import type { Id, Instant } from '#lib/model/id.ts';
import type { Note, NoteBody, OtherVersion } from '#lib/model/note.ts';
import type { NewRow, Tx } from '#server/db/schema.ts';
import { noteOf } from './note-row.ts';

/** Those fields of a note that are to be changed. */
export type NotePatch = { [Field in keyof NoteBody]?: NoteBody[Field] | undefined };

/** The note of this workspace with this id, deleted ones included. */
export async function findNote(tx: Tx, workspaceId: Id, noteId: Id): Promise<Note | null> {
  const row = await tx
    .selectFrom('app.notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .executeTakeFirst();
  return row === undefined ? null : noteOf(row);
}

/** Stores a new note. */
export async function insertNote(tx: Tx, workspaceId: Id, note: Note): Promise<void> {
  const row: NewRow<'app.notes'> = {
    workspace_id: workspaceId,
    id: note.id,
    version: note.version,
    contact_id: note.contactId,
    author_id: note.authorId,
    written_at: note.writtenAt,
    received_at: note.receivedAt,
    edited_at: note.editedAt,
    deleted_at: note.deletedAt,
    ...columnsOf(note),
    kinds: note.kinds,
    text: note.text,
    context: note.context === null ? null : JSON.stringify(note.context),
  };
  await tx.insertInto('app.notes').values(row).execute();
}

/** Changes the fields that `patch` names, and no other (two people who edit different fields both keep theirs). */
export async function updateNote(
  tx: Tx,
  workspaceId: Id,
  noteId: Id,
  change: { version: number; editedAt: Instant; patch: NotePatch; others?: readonly OtherVersion[] },
): Promise<void> {
  await tx
    .updateTable('app.notes')
    .set({ version: change.version, edited_at: change.editedAt, ...columnsOf(change.patch), ...othersOf(change) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .execute();
}

/** Turns a note into its tombstone: who, when and about whom stay; what was written is gone. */
export async function entombNote(tx: Tx, workspaceId: Id, noteId: Id, version: number, at: Instant): Promise<void> {
  await tx
    .updateTable('app.notes')
    .set({ version, deleted_at: at, context: null, others: null, ...columnsOf(EMPTY) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', noteId)
    .execute();
}

/** The latest notes about a contact, newest first, without deleted ones. */
export async function latestNotes(tx: Tx, workspaceId: Id, contactId: Id, limit: number): Promise<Note[]> {
  const rows = await tx
    .selectFrom('app.notes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .where('deleted_at', 'is', null)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(noteOf);
}

/** The latest notes about others of a company, newest first, without deleted ones. */
export async function latestNotesOfColleagues(
  tx: Tx,
  workspaceId: Id,
  of: { contactId: Id; companyId: Id },
  limit: number,
): Promise<Note[]> {
  const rows = await tx
    .selectFrom('app.notes as note')
    .innerJoin('app.contacts as contact', (join) =>
      join.onRef('contact.workspace_id', '=', 'note.workspace_id').onRef('contact.id', '=', 'note.contact_id'),
    )
    .selectAll('note')
    .where('note.workspace_id', '=', workspaceId)
    .where('contact.company_id', '=', of.companyId)
    .where('contact.id', '!=', of.contactId)
    .where('note.deleted_at', 'is', null)
    .orderBy('note.received_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(noteOf);
}

/** Other versions, where they changed; none is null. */
const othersOf = ({ others }: { others?: readonly OtherVersion[] }) =>
  others !== undefined && { others: others.length === 0 ? null : JSON.stringify(others) };

const EMPTY: NoteBody = { outcome: null, kinds: [], text: '', campaignId: null, callSeconds: null };

/** The columns of those fields that are there. */
function columnsOf(body: NotePatch) {
  return {
    ...(body.outcome !== undefined && { outcome: body.outcome }),
    ...(body.kinds !== undefined && { kinds: body.kinds }),
    ...(body.text !== undefined && { text: body.text }),
    ...(body.campaignId !== undefined && { campaign_id: body.campaignId }),
    ...(body.callSeconds !== undefined && { call_seconds: body.callSeconds }),
  };
}
