import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';
import { rebuildNote, rebuildRow } from '#lib/store/rebuild.ts';
import type { RefusedRow } from '#lib/store/rows.ts';

/** The same mutation with other words, where it has any. */
function reworded(body: MutationBody, text: string): MutationBody {
  switch (body.name) {
    case 'note.create':
      return { ...body, body: { ...body.body, text } };
    case 'note.edit':
      return { ...body, patch: { ...body.patch, text } };
    case 'reply.create':
      return { ...body, text };
    default:
      return body;
  }
}

/** Sends a refused mutation again, as a new one at the end of the log; with mended words where `text` is given. */
export async function retryRefused(db: TouchlineDatabase, { seq, text }: Writes['retryRefused']['args']) {
  const row = await db.refused.get(seq);
  if (row === undefined) return null;
  await db.refused.delete(seq);
  await enqueue(db, anew(text === undefined ? row.body : reworded(row.body, text)), { context: row.context });
  await rebuildRow(db, row);
  return null;
}

/** Sent again after a look at what stands there now, a recipe is to replace that. */
function anew(body: MutationBody): MutationBody {
  if (body.name !== 'recipe.save') return body;
  const { basedOn: _before, ...wanted } = body;
  return wanted;
}

/** Lets go of a refused mutation: the hub's text stands again, or nothing where the hub has none. */
export async function discardRefused(db: TouchlineDatabase, { seq }: Writes['discardRefused']['args']) {
  const row = await db.refused.get(seq);
  if (row === undefined) return null;
  await db.refused.delete(seq);
  if (row.body.name === 'contact.add') await forgetContact(db, row.row);
  await rebuildRow(db, row);
  return null;
}

/**
 * Gives up a refused new contact for the one whom the hub has: the notes that waited for it or were refused with it go
 * to that one, and so does what was being typed.
 */
export async function useExisting(db: TouchlineDatabase, { seq, contactId }: Writes['useExisting']['args']) {
  const given = (await db.refused.get(seq))?.row;
  const moved = (body: MutationBody) => (body.name === 'note.create' ? { ...body, contactId } : body);
  const isMoved = ({ body }: Pick<RefusedRow, 'body'>) => body.name === 'note.create' && body.contactId === given;
  for (const { log, row, body, context } of await db.refused.filter(isMoved).toArray()) {
    await db.refused.delete(log);
    await enqueue(db, moved(body), { context });
    await rebuildNote(db, row);
  }
  for (const { log, row, body } of await db.outbox.filter((entry) => entry.seq === null && isMoved(entry)).toArray()) {
    await db.outbox.update(log, { body: moved(body) });
    await rebuildNote(db, row);
  }
  const [from, to] = [`note:${given}`, `note:${contactId}`];
  const draft = await db.drafts.get(from);
  if (draft !== undefined && (await db.drafts.get(to)) === undefined) {
    await db.drafts.put({ ...draft, key: to });
    await db.drafts.delete(from);
  }
  return discardRefused(db, { seq });
}

/** A person whom the hub never took: the card and the answers that name it. */
async function forgetContact(db: TouchlineDatabase, contactId: string): Promise<void> {
  const card = await db.contacts.get(contactId);
  if (card?.version === ADDED_HERE) await db.contacts.delete(contactId);
  const isAlone = ({ id, version }: ContactCard) => id === contactId && version === ADDED_HERE;
  await db.lookups.filter(({ cards }) => cards.some(isAlone)).delete();
}
