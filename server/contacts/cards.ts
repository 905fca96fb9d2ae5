import { sql } from 'kysely';
import type { ContactCard } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** The columns of a contact's card. `version` is 0 until the card replicates. */
export function selectCards(tx: Tx, workspaceId: Id) {
  return tx
    .selectFrom('app.contacts as contact')
    .leftJoin('app.companies as company', (join) =>
      join.onRef('company.workspace_id', '=', 'contact.workspace_id').onRef('company.id', '=', 'contact.company_id'),
    )
    .select(['contact.id', 'contact.name', 'contact.title', 'contact.status', 'contact.company_id as companyId'])
    .select('company.name as companyName')
    .select(sql<number>`coalesce(contact.version, 0)`.as('version'))
    .select((row) =>
      row
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
    .where('contact.workspace_id', '=', workspaceId);
}

/** Cards of these contacts, by name. */
export async function cardsById(tx: Tx, workspaceId: Id, ids: readonly Id[]): Promise<ContactCard[]> {
  if (ids.length === 0) return [];
  return selectCards(tx, workspaceId).where('contact.id', 'in', ids).orderBy('contact.name').execute();
}
