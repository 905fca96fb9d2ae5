import { v7 as uuidv7 } from 'uuid';
import { companyDomain } from '#lib/model/address.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';

/** A contact as somebody adds it by hand; addresses are normalised. */
export type AddedContact = {
  id: Id;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  companyName: string | null;
  ownerId: Id;
};

/** Whether the workspace has this contact. */
export async function contactExists(tx: Tx, workspaceId: Id, contactId: Id): Promise<boolean> {
  const row = await tx
    .selectFrom('app.contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether any contact of the workspace has this e-mail address. */
export async function addressIsKnown(tx: Tx, workspaceId: Id, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('app.contact_addresses')
    .select('contact_id')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'email')
    .where('address', '=', email)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Stores the contact with its addresses and its company, which is made when nobody had it. */
export async function insertContact(tx: Tx, workspaceId: Id, added: AddedContact): Promise<void> {
  const { id, name, title, email, phone, companyName, ownerId } = added;
  const companyId = await companyFor(tx, workspaceId, email, companyName);
  const search = [name, email, phone, companyName]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
  await tx
    .insertInto('app.contacts')
    .values({ workspace_id: workspaceId, id, name, title, company_id: companyId, owner_id: ownerId, search })
    .execute();
  const addresses = [
    ...(email === null ? [] : [{ kind: 'email' as const, address: email }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, address: phone }]),
  ].map((address) => ({ workspace_id: workspaceId, contact_id: id, ...address }));
  if (addresses.length > 0) await tx.insertInto('app.contact_addresses').values(addresses).execute();
}

/** The company of the address's domain (never of free mail), or of that name, or a new one; null without a name. */
async function companyFor(tx: Tx, workspaceId: Id, email: string | null, name: string | null): Promise<Id | null> {
  const domain = email === null ? null : companyDomain(email);
  const known = await tx
    .selectFrom('app.companies')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where((company) =>
      company.or([
        company('domain', '=', domain),
        company(company.fn('lower', ['name']), '=', name?.toLowerCase() ?? null),
      ]),
    )
    .orderBy(
      (company) => company('domain', '=', domain),
      (by) => by.desc().nullsLast(),
    )
    .limit(1)
    .executeTakeFirst();
  if (known !== undefined || name === null) return known?.id ?? null;
  const id = uuidv7();
  await tx.insertInto('app.companies').values({ workspace_id: workspaceId, id, name, domain }).execute();
  return id;
}
