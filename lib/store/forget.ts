import { formsOf } from '#lib/known/form.ts';
import { hashOf } from '#lib/known/hash.ts';
import type { Id } from '#lib/model/id.ts';
import type { Erased } from '#lib/protocol/pull.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';

/**
 * Lets go of all that stands here about people who were erased: not the replica alone, which the hub resyncs, but
 * pictures, look-ups, drafts, what waits to go up and what was refused. Each erasure is worked off once.
 * Gives whether there was any.
 */
export async function forgetPeople(db: TouchlineDatabase, erased: readonly Erased[]): Promise<boolean> {
  // Not even asked: the answer would wait for the page that is being taken in.
  if (erased.length === 0) return false;
  const done = (await readMeta(db, 'forgotten')) ?? new Set<Id>();
  const fresh = erased.filter(({ id }) => !done.has(id));
  if (fresh.length === 0) return false;
  const found = await findByMark(db, fresh);
  const contactIds = new Set([...fresh.flatMap((one) => one.contactIds), ...found.contactIds]);
  await db.transaction('rw', db.written, async () => {
    const noteIds = await dropNotes(db, contactIds);
    await dropMutations(db, { contactIds, noteIds });
    await dropDrafts(db, { contactIds, noteIds });
    await dropLooked(db, { contactIds, queries: found.queries });
    await db.contacts.bulkDelete([...contactIds]);
    await writeMeta(db, 'forgotten', new Set([...done, ...fresh.map(({ id }) => id)]));
  });
  return true;
}

/** Something here that stands under an address (a key as `lookupKey` writes it). */
type Keyed = { readonly key: string; readonly query?: string; readonly contactId?: Id };

/** What stands here under an address of theirs, whoever the hub took it for: look-ups, and people added on this machine. */
async function findByMark(db: TouchlineDatabase, erased: readonly Erased[]) {
  const looked = (await db.lookups.toCollection().primaryKeys()).map((query): Keyed => ({ key: query, query }));
  const entries = [...(await db.outbox.toArray()), ...(await db.refused.toArray())];
  const theirs: Keyed[] = [];
  for (const keyed of [...looked, ...entries.flatMap(({ body }) => addedBy(body))])
    for (const { id, marks } of erased) if (await isMarked(id, marks, keyed.key)) theirs.push(keyed);
  return {
    queries: theirs.flatMap(({ query }) => query ?? []),
    contactIds: theirs.flatMap(({ contactId }) => contactId ?? []),
  };
}

function addedBy(body: MutationBody): Keyed[] {
  if (body.name !== 'contact.add') return [];
  const { contactId, email, phone } = body;
  const keys = [...(email === null ? [] : [`email:${email}`]), ...(phone === null ? [] : [`phone:${phone}`])];
  return keys.map((key) => ({ key, contactId }));
}

async function isMarked(erasureId: Id, marks: readonly string[], key: string): Promise<boolean> {
  const text = key.slice(key.indexOf(':') + 1);
  for (const form of formsOf(key.startsWith('email:') ? { email: text } : { phone: text })) {
    const hash = await hashOf(erasureId, form);
    if (marks.includes(hash.map((half) => half.toString(16).padStart(8, '0')).join(''))) return true;
  }
  return false;
}

/** Notes about them, with all replies. Gives the notes' ids. */
async function dropNotes(db: TouchlineDatabase, contactIds: ReadonlySet<Id>): Promise<Set<Id>> {
  const noteIds = await db.notes.filter(({ contactId }) => contactIds.has(contactId)).primaryKeys();
  await db.notes.bulkDelete(noteIds);
  await db.replies.where('noteId').anyOf(noteIds).delete();
  return new Set(noteIds);
}

type About = { readonly contactIds: ReadonlySet<Id>; readonly noteIds: ReadonlySet<Id> };

async function dropMutations(db: TouchlineDatabase, about: About): Promise<void> {
  for (const table of [db.outbox, db.refused]) {
    const logs = await table.filter(({ body }) => isAbout(body, about)).primaryKeys();
    await table.bulkDelete(logs);
  }
}

const isAbout = (body: MutationBody, { contactIds, noteIds }: About): boolean =>
  ('contactId' in body && contactIds.has(body.contactId)) || ('noteId' in body && noteIds.has(body.noteId));

async function dropDrafts(db: TouchlineDatabase, { contactIds, noteIds }: About): Promise<void> {
  const keys = [
    ...[...contactIds].map((id) => `note:${id}`),
    ...[...noteIds].flatMap((id) => [`edit:${id}`, `reply:${id}`]),
  ];
  await db.drafts.bulkDelete(keys);
}

/** Their pictures, those of colleagues that show them, and answers that name them. */
async function dropLooked(
  db: TouchlineDatabase,
  { contactIds, queries }: { contactIds: ReadonlySet<Id>; queries: readonly string[] },
): Promise<void> {
  await db.pictures
    .filter(
      ({ contactId, picture }) => contactIds.has(contactId) || picture.colleagues.some(({ id }) => contactIds.has(id)),
    )
    .delete();
  await db.lookups.bulkDelete([...queries]);
  await db.lookups.filter(({ cards }) => cards.some(({ id }) => contactIds.has(id))).delete();
}
