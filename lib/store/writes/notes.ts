import type { ContactPicture } from '#lib/model/contact.ts';
import type { NoteContext } from '#lib/model/note.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue, unsentOn } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';
import { defined } from '#lib/store/project.ts';
import { rebuildNote } from '#lib/store/rebuild.ts';
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
  const now = Date.now();
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

/** Edits a note. While its creation hasn't left, or was refused, the creation itself takes the new words. */
export async function editNote(db: TouchlineDatabase, { noteId, patch }: Writes['editNote']['args']) {
  const unsent = await unsentOn(db, noteId);
  const create = unsent.find(({ body }) => body.name === 'note.create');
  const edit = unsent.find(({ body }) => body.name === 'note.edit');
  const refused = await refusedCreate(db, noteId);
  const editedAt = new Date().toISOString();
  if (create !== undefined) await db.outbox.update(create.log, { body: mergedCreate(create, patch) });
  else if (refused !== undefined) await db.refused.update(refused.log, { body: mergedCreate(refused, patch) });
  else if (edit?.body.name === 'note.edit')
    await db.outbox.update(edit.log, {
      body: { ...edit.body, editedAt, patch: { ...edit.body.patch, ...defined(patch) } },
    });
  else if ((await db.notes.get(noteId)) === undefined) throw new WriteProblem('note_unknown');
  else await enqueue(db, { name: 'note.edit', noteId, editedAt, patch: defined(patch) });
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
