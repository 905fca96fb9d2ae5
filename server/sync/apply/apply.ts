import type { MutationBody } from '#lib/protocol/push.ts';
import type { Verdict } from '#server/sync/refusal.ts';
import { addContact } from './add-contact.ts';
import { approveRecipe } from './approve-recipe.ts';
import type { Change } from './change.ts';
import { createNote } from './create-note.ts';
import { createReply } from './create-reply.ts';
import { deleteNote } from './delete-note.ts';
import { editNote } from './edit-note.ts';
import { grantSites } from './grant-sites.ts';
import { readFeed } from './read-feed.ts';
import { removeRecipe } from './remove-recipe.ts';
import { reportRecipe } from './report-recipe.ts';
import { saveRecipe } from './save-recipe.ts';
import { setExcluded } from './set-excluded.ts';

/** Applies one mutation, or says why not. */
export function apply(change: Change, body: MutationBody): Promise<Verdict> {
  switch (body.name) {
    case 'note.create':
      return createNote(change, body);
    case 'note.edit':
      return editNote(change, body);
    case 'note.delete':
      return deleteNote(change, body);
    case 'reply.create':
      return createReply(change, body);
    case 'feed.read':
      return readFeed(change, body);
    case 'contact.add':
      return addContact(change, body);
    case 'excluded.set':
      return setExcluded(change, body);
    case 'recipe.save':
      return saveRecipe(change, body);
    case 'recipe.approve':
      return approveRecipe(change, body);
    case 'recipe.remove':
      return removeRecipe(change, body);
    case 'recipe.health':
      return reportRecipe(change, body);
    case 'sites.granted':
      return grantSites(change, body);
  }
}
