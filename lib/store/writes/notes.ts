import type { ContactPicture } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { NoteBody, NoteContext } from '#lib/model/note.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue, unsentOn } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';
import { defined } from '#lib/store/project.ts';
import { rebuildNote } from '#lib/store/rebuild.ts';
import type { OutboxEntry } from '#lib/store/rows.ts';
import { mergedCreate, refusedCreate } from '#lib/store/set-aside.ts';
import { putCard } from './contacts.ts';

/** How long a note stays here before it may go up, so that undo takes it back without a trace. */
export const UNDO_MS = 5_000;

/** Why a write can't be done; `code` is one of lib/model/problem.ts. */
class WriteProblem extends Error {
  readonly code: 'note_unknown';
  constructor(code: 'note_unknown') {
    super(`The store refuses: ${code}`);
    this.name = 'WriteProblem';
    this.code = code;
  }
}

const MEANINGFUL = new Set(['medium', 'strong', 'negative']);

/** What stands around a note as far as this machine knows; the hub's own replaces it. */
function contextOf({ contact, score, touches }: ContactPicture): NoteContext {
  const last = touches.touches.find(
    ({ type, verdict }) => verdict !== 'machine' && MEANINGFUL.has(touchType(type).signal),
  );
  return {
    status: contact.status,
    score: score.score,
    band: score.band,
    lastTouch:
      last === undefined
        ? null
        : { type: last.type, channel: last.channel, title: last.title, occurredAt: last.occurredAt },
  };
}

/** Logs a note once, in place of the contact's draft: a repetition of the same id changes nothing. */
export async function logNote(db: TouchlineDatabase, { noteId, contactId, body }: Writes['logNote']['args']) {
  if ((await db.notes.get(noteId)) !== undefined) return null;
  const now = db.now();
  const picture = (await db.pictures.get(contactId))?.picture;
  if (picture !== undefined) await putCard(db, picture.contact);
  const writtenAt = new Date(now).toISOString();
  const context = picture === undefined ? null : contextOf(picture);
  await enqueue(db, { name: 'note.create', noteId, contactId, writtenAt, body }, { notBefore: now + UNDO_MS, context });
  // In the same transaction: a crash must not leave words that look as if they weren't logged.
  await db.drafts.delete(`note:${contactId}`);
  await rebuildNote(db, noteId);
  return null;
}

/**
 * Edits a note. While its creation hasn't left, or was refused, the creation itself takes the new words. An edit carries
 * the fields that change and what stood in them here, so that the hub sees when somebody else changed them too.
 */
export async function editNote(db: TouchlineDatabase, { noteId, patch }: Writes['editNote']['args']) {
  const unsent = await unsentOn(db, noteId);
  const create = unsent.find(({ body }) => body.name === 'note.create');
  const refused = await refusedCreate(db, noteId);
  if (create !== undefined) await db.outbox.update(create.log, { body: mergedCreate(create, patch) });
  else if (refused !== undefined) await db.refused.update(refused.log, { body: mergedCreate(refused, patch) });
  else await enqueueEdit(db, noteId, defined(patch), unsent.at(-1));
  await rebuildNote(db, noteId);
  return null;
}

/** The edit goes into the one that waits already, if that is the last thing that waits on the note. */
async function enqueueEdit(db: TouchlineDatabase, noteId: Id, wanted: Partial<NoteBody>, last?: OutboxEntry) {
  const here = await db.notes.get(noteId);
  if (here === undefined) throw new WriteProblem('note_unknown');
  const editedAt = new Date(db.now()).toISOString();
  const waiting = last?.body.name === 'note.edit' && last.body.settles === undefined ? last.body : undefined;
  const seen = { ...fieldsOf(here, wanted), ...defined(waiting?.base ?? {}) };
  const { patch, base } = changedFields({ ...defined(waiting?.patch ?? {}), ...wanted }, seen);
  if (waiting !== undefined && last !== undefined)
    await db.outbox.update(last.log, { body: { ...waiting, editedAt, patch, base } });
  else if (Object.keys(patch).length > 0) await enqueue(db, { name: 'note.edit', noteId, editedAt, patch, base });
}

/** What a note holds in the fields of a patch. */
const fieldsOf = (note: NoteBody, patch: Partial<NoteBody>): Partial<NoteBody> =>
  Object.fromEntries(Object.keys(patch).map((field) => [field, note[field as keyof NoteBody]]));

/** Those fields of a patch that differ from what was seen, with that. */
function changedFields(patch: Partial<NoteBody>, seen: Partial<NoteBody>) {
  const fields = (Object.keys(patch) as (keyof NoteBody)[]).filter(
    (field) => JSON.stringify(patch[field]) !== JSON.stringify(seen[field]),
  );
  const only = (body: Partial<NoteBody>): Partial<NoteBody> =>
    Object.fromEntries(fields.flatMap((field) => (body[field] === undefined ? [] : [[field, body[field]]])));
  return { patch: only(patch), base: only(seen) };
}

/** Takes what somebody else wrote in place of the note's own words, or lets it go. */
export async function settleOther(db: TouchlineDatabase, { noteId, otherId, take }: Writes['settleOther']['args']) {
  const here = await db.notes.get(noteId);
  const other = here?.others?.find(({ id }) => id === otherId);
  if (here === undefined || other === undefined) return null;
  const patch = take ? defined(other.patch) : {};
  const editedAt = new Date(db.now()).toISOString();
  const base = fieldsOf(here, patch);
  await enqueue(db, { name: 'note.edit', noteId, editedAt, patch, base, settles: otherId });
  await rebuildNote(db, noteId);
  return null;
}

/** Everything about a note that the hub never took goes, the replies to it included. */
async function forget(db: TouchlineDatabase, noteId: string): Promise<void> {
  const ofNote = ({ body }: { body: object }) => 'noteId' in body && body.noteId === noteId;
  const replies = await db.replies.where('noteId').equals(noteId).primaryKeys();
  await Promise.all([
    db.outbox.filter(ofNote).delete(),
    db.refused.filter(ofNote).delete(),
    db.replies.bulkDelete(replies),
  ]);
}

/** Takes a note back: what never left, never was; what may have reached the hub becomes a tombstone there. */
export async function removeNote(db: TouchlineDatabase, { noteId }: Writes['removeNote']['args']) {
  const unsent = await unsentOn(db, noteId);
  const neverLeft = unsent.some(({ body }) => body.name === 'note.create');
  if (neverLeft || (await refusedCreate(db, noteId)) !== undefined) await forget(db, noteId);
  else if ((await db.notes.get(noteId)) !== undefined) {
    await db.outbox.bulkDelete(unsent.map(({ log }) => log));
    await enqueue(db, { name: 'note.delete', noteId });
  }
  await rebuildNote(db, noteId);
  return null;
}
