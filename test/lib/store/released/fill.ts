import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { settle, takeBatch } from '#lib/store/outbox.ts';
import { applyPage } from '#lib/store/replica.ts';

const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Whose database the fixtures are, and the rows in them. */
export const FILLED = {
  identity: { hub: 'https://hub.example', workspaceId: id(1), memberId: id(2) },
  contact: id(10),
  theirs: id(20),
  edited: id(21),
  waiting: id(22),
  sent: id(23),
  refused: id(24),
  reply: id(30),
};

const AT = '2026-11-01T09:00:00.000Z';
const note = (noteId: string, version: number, text: string) => ({
  ...{ id: noteId, version, contactId: FILLED.contact, authorId: id(2), writtenAt: AT, receivedAt: AT },
  ...{ editedAt: null, deletedAt: null, outcome: 'connected' as const, kinds: [], text, campaignId: null },
  ...{ callSeconds: null, context: null },
});
const card = { name: 'Jane Doe', title: null, email: 'jane@acme.example', companyId: null, companyName: 'Acme' };
const BROUGHT: Change[] = [
  { table: 'members', row: { id: id(2), version: 1, name: 'Sam Rep', email: null, role: 'rep' } },
  { table: 'contacts', row: { id: FILLED.contact, version: 2, ...card, status: 'mql' } },
  { table: 'notes', row: note(FILLED.theirs, 3, 'Of the hub') },
  { table: 'notes', row: note(FILLED.edited, 4, 'Before the edit') },
];

/**
 * Fills a store with one of each thing that must outlive an upgrade: rows of the hub's, an edit over one of them, a note
 * that waits, one that left without an answer, one that was refused, a reply, drafts, a read mark. It uses nothing but
 * what every released version has, so that the fixtures were made by the code of their own version.
 */
export async function fill(db: TouchlineDatabase): Promise<void> {
  const port = openDirect(db);
  await applyPage(db, { from: null, cursor: 'a cursor of the hub', changes: BROUGHT, brought: [] });
  const log = (noteId: string, text: string) =>
    port.run('logNote', {
      noteId,
      contactId: FILLED.contact,
      body: { outcome: 'connected', kinds: ['pricing'], text, campaignId: null, callSeconds: 60 },
    });
  await log(FILLED.refused, 'Refused words');
  const refused = await takeBatch(db, Date.now() + 60_000);
  const no = { status: 'refused' as const, code: 'text_too_long', message: 'Shorten it.' };
  await settle(db, refused?.clientId ?? '', [{ seq: 1, ...no }]);
  await log(FILLED.sent, 'Sent words');
  await takeBatch(db, Date.now() + 60_000);
  await log(FILLED.waiting, 'Waiting words');
  await port.run('editNote', { noteId: FILLED.edited, patch: { text: 'Edited words' } });
  await port.run('reply', { replyId: FILLED.reply, noteId: FILLED.theirs, text: 'A reply' });
  await port.run('saveDraft', { key: `note:${FILLED.contact}`, text: 'half a sen', kinds: ['win'], savedAt: 1 });
  await port.run('markFeedRead', { feedReadAt: AT });
}
