import type { MutationBody } from '#lib/protocol/push.ts';
import { campaignExists } from '#server/campaigns/repository.ts';
import { enterFeed } from '#server/contacts/feed-cards.ts';
import { findNote, insertNote } from '#server/notes/repository.ts';
import { contactUnknown, refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type CreateNote = Extract<MutationBody, { name: 'note.create' }>;

/** Stores a note with what stood around it, and lets its contact's card replicate from the first note on. */
export async function createNote(change: Change, wanted: CreateNote): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const known = await findNote(tx, workspaceId, wanted.noteId);
  if (known !== null) return known.authorId === member.id ? { reach: 'nobody' } : idInUse();
  const context = await change.contextOf(wanted.contactId);
  if (context === null) return contactUnknown();
  const { campaignId } = wanted.body;
  if (campaignId !== null && !(await campaignExists(tx, workspaceId, campaignId))) return campaignUnknown();
  await enterFeed(tx, workspaceId, wanted.contactId, change.takeVersion);
  await insertNote(tx, workspaceId, {
    id: wanted.noteId,
    version: change.takeVersion(),
    contactId: wanted.contactId,
    authorId: member.id,
    writtenAt: wanted.writtenAt,
    receivedAt: now,
    editedAt: null,
    deletedAt: null,
    ...wanted.body,
    context,
  });
  return { reach: 'workspace' };
}

const idInUse = () => refuse('mutation_invalid', 'Another note already has this id. Copy your words into a new note.');

const campaignUnknown = () =>
  refuse('mutation_invalid', 'The campaign of this note is not in the workspace. Choose another one, or none.');
