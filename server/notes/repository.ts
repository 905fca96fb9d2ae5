import type { Id, Instant } from '#lib/model/id.ts';
import type { Note, NoteBody, OtherVersion } from '#lib/model/note.ts';
import { statement } from '#server/db/pipeline.ts';
import type { Row, Tx } from '#server/db/schema.ts';
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

/** Who wrote those of these notes that the workspace has, deleted ones included. */
export async function authorsOf(tx: Tx, workspaceId: Id, noteIds: readonly Id[]): Promise<Map<Id, Id>> {
  if (noteIds.length === 0) return new Map();
  const rows = await selectAuthors(tx, [workspaceId, JSON.stringify(noteIds)]);
  return new Map(rows.map(({ id, author_id }) => [id, author_id]));
}

/**
 * Looked up one by one, each as the first from its id on: that order is the primary key's alone. By equality, and while
 * a workspace has few notes by PostgreSQL's reckoning, any index that begins with the workspace seems as good to it, and
 * all notes are read. As JSON: for an array, which it can count, it would plan anew each time.
 */
const selectAuthors = statement<Pick<Row<'app.notes'>, 'id' | 'author_id'>>(`
  select note.id, note.author_id from json_array_elements_text($2::json) as wanted (id)
  cross join lateral (
    select id, author_id from app.notes where workspace_id = $1 and id >= wanted.id::uuid order by id limit 1
  ) as note
  where note.id = wanted.id::uuid`);

/** Stores new notes. */
export async function insertNotes(tx: Tx, workspaceId: Id, notes: readonly Note[]): Promise<void> {
  // Half of a character pair can't be stored; a program that sends one gets the sign for it in its place.
  const rows = notes.map((note) => ({ ...note, text: note.text.toWellFormed() }));
  await insertAll(tx, [workspaceId, JSON.stringify(rows)]);
}

const insertAll = statement<unknown>(`
  insert into app.notes (workspace_id, id, version, contact_id, author_id, written_at, received_at,
    outcome, kinds, text, campaign_id, call_seconds, context)
  select $1, id, version, "contactId", "authorId", "writtenAt", "receivedAt",
    outcome, kinds, text, "campaignId", "callSeconds", context
  from json_to_recordset($2::json) as note (id uuid, version bigint, "contactId" uuid, "authorId" uuid,
    "writtenAt" timestamptz, "receivedAt" timestamptz, outcome text, kinds text[], text text, "campaignId" uuid,
    "callSeconds" integer, context jsonb)`);

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
