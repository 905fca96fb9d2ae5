import type { ContactCard } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/**
 * Lets a contact's card replicate, which it does from the contact's first note on. `takeVersion` is asked only when
 * the card is new to the feed; the workspace's counter must be locked.
 */
export async function enterFeed(tx: Tx, workspaceId: Id, contactId: Id, takeVersion: () => number): Promise<void> {
  const known = await tx
    .selectFrom('app.contacts')
    .select('version')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (known === undefined || known.version !== null) return;
  await tx
    .updateTable('app.contacts')
    .set({ version: takeVersion() })
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
  const rows = await tx
    .selectFrom('app.contacts as contact')
    .leftJoin('app.companies as company', (join) =>
      join.onRef('company.workspace_id', '=', 'contact.workspace_id').onRef('company.id', '=', 'contact.company_id'),
    )
    .select(['contact.id', 'contact.version', 'contact.name', 'contact.title', 'contact.status', 'contact.company_id'])
    .select('company.name as company_name')
    .select((contact) =>
      contact
        .selectFrom('app.contact_addresses as address')
        .select('address.address')
        .whereRef('address.workspace_id', '=', 'contact.workspace_id')
        .whereRef('address.contact_id', '=', 'contact.id')
        .where('address.kind', '=', 'email')
        .orderBy('address.position')
        .orderBy('address.address')
        .limit(1)
        .as('email'),
    )
    .where('contact.workspace_id', '=', workspaceId)
    .where('contact.version', '>', from)
    .where('contact.version', '<=', to)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version ?? 0,
    name: row.name,
    title: row.title,
    email: row.email,
    companyId: row.company_id,
    companyName: row.company_name,
    status: row.status,
  }));
}
