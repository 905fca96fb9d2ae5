import type { ContactCard } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { selectCards } from './cards.ts';

/** Lets a contact's card replicate, which it does from the contact's first note on. */
export async function enterFeed(tx: Tx, workspaceId: Id, contactId: Id, version: number): Promise<void> {
  await tx
    .updateTable('app.contacts')
    .set({ version })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .execute();
}

/** Cards of the contacts in the feed whose version lies after `from` and up to `to`. */
export async function feedCardsBetween(
  tx: Tx,
  workspaceId: Id,
  { from, to }: { from: number; to: number },
): Promise<ContactCard[]> {
  return selectCards(tx, workspaceId).where('contact.version', '>', from).where('contact.version', '<=', to).execute();
}
