import type { Contact, StatusChange } from '#lib/model/contact.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Outcome } from '#lib/model/note.ts';
import type { Row, Tx } from '#server/db/schema.ts';

const CHANGES_MAX = 100;

/** The contact with all addresses and its company; null for an unknown one, and for one of another workspace. */
export async function findContact(tx: Tx, workspaceId: Id, contactId: Id): Promise<Contact | null> {
  const row = await tx
    .selectFrom('app.contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const addresses = await addressesOf(tx, workspaceId, contactId);
  const company = row.company_id === null ? null : await findCompany(tx, workspaceId, row.company_id);
  return contactOf(row, addresses, company);
}

type Address = Pick<Row<'app.contact_addresses'>, 'kind' | 'address'>;

function contactOf(row: Row<'app.contacts'>, addresses: Address[], company: Contact['company']): Contact {
  const of = (kind: Address['kind']) => addresses.filter((one) => one.kind === kind).map(({ address }) => address);
  const emails = of('email');
  return {
    id: row.id,
    version: row.version ?? 0,
    name: row.name,
    title: row.title,
    email: emails[0] ?? null,
    companyId: row.company_id,
    companyName: company?.name ?? null,
    status: row.status,
    emails,
    phones: of('phone'),
    company,
    statusSince: row.status_since,
    statusRevision: row.status_revision,
    ownerId: row.owner_id,
    unsubscribedAt: row.unsubscribed_at,
    sample: row.sample,
  };
}

function addressesOf(tx: Tx, workspaceId: Id, contactId: Id): Promise<Address[]> {
  return tx
    .selectFrom('app.contact_addresses')
    .select(['kind', 'address'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('position')
    .orderBy('address')
    .execute();
}

async function findCompany(tx: Tx, workspaceId: Id, companyId: Id): Promise<Contact['company']> {
  const row = await tx
    .selectFrom('app.companies')
    .select(['id', 'name', 'domain', 'industry', 'employees'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', companyId)
    .executeTakeFirst();
  return row ?? null;
}

/** The contact's ledger of statuses, newest first. */
export function statusChangesOf(tx: Tx, workspaceId: Id, contactId: Id): Promise<StatusChange[]> {
  return tx
    .selectFrom('app.status_changes')
    .select(['at', 'from_status as from', 'to_status as to', 'member_id as memberId', 'reason'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .orderBy('at', 'desc')
    .limit(CHANGES_MAX)
    .execute();
}

/** Outcomes of the calls with this contact, as the hub received them. */
export async function outcomesOf(tx: Tx, workspaceId: Id, contactId: Id): Promise<{ outcome: Outcome; at: Instant }[]> {
  const rows = await tx
    .selectFrom('app.notes')
    .select(['outcome', 'received_at as at'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .where('deleted_at', 'is', null)
    .where('outcome', 'is not', null)
    .execute();
  return rows.flatMap(({ outcome, at }) => (outcome === null ? [] : [{ outcome, at }]));
}
