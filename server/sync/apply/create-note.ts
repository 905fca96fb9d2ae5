import type { MutationBody } from '#lib/protocol/push.ts';
import { enterFeed } from '#server/contacts/feed-cards.ts';
import { contactUnknown, refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type CreateNote = Extract<MutationBody, { name: 'note.create' }>;

/** Stores a note with what stood around it, and lets its contact's card replicate from the first note on. */
export async function createNote(change: Change, wanted: CreateNote): Promise<Verdict> {
  const { tx, workspaceId, member, now, around } = change;
  const { noteId, contactId, body } = wanted;
  const authorId = around.authors.get(noteId);
  if (authorId !== undefined) return authorId === member.id ? { reach: 'nobody' } : idInUse();
  const contact = await around.contact(contactId);
  if (contact === null) return contactUnknown();
  if (body.campaignId !== null && !around.hasCampaign(body.campaignId)) return campaignUnknown();
  if (!contact.inFeed) await enterFeed(tx, workspaceId, contactId, change.takeVersion());
  contact.inFeed = true;
  around.authors.set(noteId, member.id);
  change.notes.add({
    id: noteId,
    version: change.takeVersion(),
    contactId,
    authorId: member.id,
    writtenAt: wanted.writtenAt,
    receivedAt: now,
    editedAt: null,
    deletedAt: null,
    ...body,
    context: contact.context,
  });
  return { reach: 'workspace' };
}

const idInUse = () => refuse('mutation_invalid', 'Another note already has this id. Copy your words into a new note.');

const campaignUnknown = () =>
  refuse('mutation_invalid', 'The campaign of this note is not in the workspace. Choose another one, or none.');
