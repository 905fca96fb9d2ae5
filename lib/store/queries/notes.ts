import { Dexie } from 'dexie';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { NoteView, Reads } from '#lib/store/port.ts';
import type { NoteRow } from '#lib/store/rows.ts';
import { noteViews } from './views.ts';

/** Most notes of one contact, or of its company, that a sidebar shows unless more are asked for. */
const LATEST = 20;

const latestOf = (db: TouchlineDatabase, contactId: string, limit = LATEST): Promise<NoteRow[]> =>
  db.notes
    .where('[contactId+callOrder]')
    .between([contactId, Dexie.minKey], [contactId, Dexie.maxKey])
    .limit(limit)
    .toArray();

export async function contactNotes(
  db: TouchlineDatabase,
  { contactId, also = [], limit }: Reads['contactNotes']['args'],
) {
  const notes = await Promise.all([contactId, ...also].map((id) => latestOf(db, id, limit)));
  return noteViews(db, latest(notes, limit));
}

const latest = (notes: readonly NoteRow[][], limit = LATEST): NoteRow[] =>
  notes
    .flat()
    .sort((a, b) => (a.callOrder ?? 0) - (b.callOrder ?? 0))
    .slice(0, limit);

/** Those of colleagues at the same company; nobody has colleagues at no company. */
export async function companyNotes(
  db: TouchlineDatabase,
  { contactId, companyId }: Reads['companyNotes']['args'],
): Promise<NoteView[]> {
  if (companyId === null) return [];
  const colleagues = await db.contacts.where('companyId').equals(companyId).primaryKeys();
  const notes = await Promise.all(colleagues.filter((id) => id !== contactId).map((id) => latestOf(db, id)));
  return noteViews(db, latest(notes));
}

/** One note; a deleted one is none. */
export async function note(db: TouchlineDatabase, { noteId }: Reads['note']['args']): Promise<NoteView | null> {
  const row = await db.notes.get(noteId);
  if (row === undefined || row.deletedAt !== null) return null;
  return (await noteViews(db, [row]))[0] ?? null;
}
