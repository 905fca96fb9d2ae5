import type { ContactCard } from '#lib/model/contact.ts';
import type { Member } from '#lib/model/member.ts';
import type { OtherVersion } from '#lib/model/note.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { NoteView, OtherView, ReplyView } from '#lib/store/port.ts';
import { noteOf } from '#lib/store/rebuild.ts';
import type { NoteRow, ReplyRow } from '#lib/store/rows.ts';

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

async function membersOf(db: TouchlineDatabase, rows: readonly { authorId: string }[]): Promise<Map<string, Member>> {
  const members = await db.members.bulkGet(unique(rows.map((row) => row.authorId)));
  return new Map(members.flatMap((member) => (member === undefined ? [] : [[member.id, member]])));
}

/** Cards by contact id, of those that are known here. */
export async function cardsOf(db: TouchlineDatabase, ids: readonly string[]): Promise<Map<string, ContactCard>> {
  const cards = await db.contacts.bulkGet(unique(ids));
  return new Map(cards.flatMap((card) => (card === undefined ? [] : [[card.id, card]])));
}

function replyView({ delivery, cachedAt: _cached, ...reply }: ReplyRow, members: Map<string, Member>): ReplyView {
  return { reply, author: members.get(reply.authorId) ?? null, delivery };
}

const otherViews = (others: readonly OtherVersion[], members: Map<string, Member>): OtherView[] =>
  others.map((version) => ({ version, author: members.get(version.memberId) ?? null }));

/** Notes as people see them: with writer, contact, and replies in the order in which they came. */
export async function noteViews(db: TouchlineDatabase, rows: readonly NoteRow[]): Promise<NoteView[]> {
  const ids = rows.map((row) => row.id);
  const replies = (await db.replies.where('noteId').anyOf(ids).toArray())
    .filter((reply) => reply.deletedAt === null)
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  const others = rows.flatMap((row) => row.others ?? []).map(({ memberId }) => ({ authorId: memberId }));
  const members = await membersOf(db, [...rows, ...replies, ...others]);
  const cards = await cardsOf(
    db,
    rows.map((row) => row.contactId),
  );
  return rows.map((row) => ({
    note: noteOf(row),
    author: members.get(row.authorId) ?? null,
    contact: cards.get(row.contactId) ?? null,
    replies: replies.filter((reply) => reply.noteId === row.id).map((reply) => replyView(reply, members)),
    delivery: row.delivery,
    ...(row.others && row.others.length > 0 && { others: otherViews(row.others, members) }),
  }));
}
