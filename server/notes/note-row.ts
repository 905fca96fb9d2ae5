import type { Note, Reply } from '#lib/model/note.ts';
import type { Row } from '#server/db/schema.ts';

/** A row of `app.notes` as everybody outside the hub's tables sees it. */
export const noteOf = (row: Row<'app.notes'>): Note => ({
  id: row.id,
  version: row.version,
  contactId: row.contact_id,
  authorId: row.author_id,
  writtenAt: row.written_at,
  receivedAt: row.received_at,
  editedAt: row.edited_at,
  deletedAt: row.deleted_at,
  outcome: row.outcome,
  kinds: row.kinds,
  text: row.text,
  campaignId: row.campaign_id,
  callSeconds: row.call_seconds,
  context: row.context,
  ...(row.others !== null && { others: row.others }),
});

/** A row of `app.replies` as everybody outside the hub's tables sees it. */
export const replyOf = (row: Row<'app.replies'>): Reply => ({
  id: row.id,
  version: row.version,
  noteId: row.note_id,
  authorId: row.author_id,
  writtenAt: row.written_at,
  receivedAt: row.received_at,
  deletedAt: row.deleted_at,
  text: row.text,
});
