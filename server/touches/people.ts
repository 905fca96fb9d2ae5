import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { companyDomain } from '#lib/model/address.ts';
import type { Id } from '#lib/model/id.ts';
import { insertBulk, recordsOf } from '#server/db/bulk.ts';
import type { Tx } from '#server/db/schema.ts';
import { openCompanies } from './companies.ts';
import type { CompanyFacts, Incoming, PersonFacts } from './incoming.ts';
import type { Address, AddressKind, Resolution } from './resolve-people.ts';

/** A contact as far as sources may change it. */
export type ContactState = {
  readonly id: Id;
  readonly version: number | null;
  readonly name: string;
  readonly title: string | null;
  readonly companyId: Id | null;
  readonly companyName: string | null;
  readonly traits: Record<string, unknown>;
};

/** The last word of the items about each contact, in their order. */
export function factsByContact(items: readonly Incoming[], { contactOf }: Resolution): Map<Id, PersonFacts> {
  const facts = new Map<Id, PersonFacts>();
  for (const [index, { person }] of items.entries()) {
    const contactId = contactOf[index];
    if (!contactId || !person) continue;
    const before = facts.get(contactId);
    facts.set(contactId, before ? laterFacts(before, person) : person);
  }
  return facts;
}

const laterFacts = (before: PersonFacts, later: PersonFacts): PersonFacts => ({
  name: later.name ?? before.name,
  title: later.title ?? before.title,
  phone: later.phone ?? before.phone,
  company: later.company ?? before.company,
  traits: { ...before.traits, ...later.traits },
});

/** The contacts as they stand. */
export async function findContacts(tx: Tx, workspaceId: Id, ids: readonly Id[]): Promise<ContactState[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ContactState>`
    select contact.id, contact.version, contact.name, contact.title, contact.company_id as "companyId",
      company.name as "companyName", contact.traits
    from app.contacts as contact
    left join app.companies as company on company.workspace_id = contact.workspace_id and company.id = contact.company_id
    where contact.workspace_id = ${workspaceId} and contact.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/**
 * Whether the facts say anything that the contact doesn't hold already. Company names are compared as they were said
 * (a trait): the company itself may be called otherwise.
 */
export function isNews(contact: ContactState, facts: PersonFacts): boolean {
  return (
    (facts.name !== null && facts.name !== contact.name) ||
    (facts.title !== null && facts.title !== contact.title) ||
    Object.entries(facts.traits).some(([key, value]) => !isDeepStrictEqual(contact.traits[key], value))
  );
}

type People = {
  readonly resolution: Resolution;
  readonly facts: ReadonlyMap<Id, PersonFacts>;
  /** All addresses of each of these people, the gained ones included. */
  readonly addressesOf: ReadonlyMap<Id, readonly Address[]>;
  readonly gainedEmail: ReadonlySet<Id>;
  readonly takeVersion: () => number;
};

/**
 * Stores new contacts and what is new about known ones, with their companies. A card that replicates gets a version.
 * The workspace's counter must be locked: two batches that bring the same person would otherwise both make them.
 */
export async function storePeople(tx: Tx, workspaceId: Id, people: People): Promise<void> {
  const { resolution, facts } = people;
  const ids = new Set([...resolution.created, ...facts.keys(), ...resolution.gained.map(({ contactId }) => contactId)]);
  const known = new Map((await findContacts(tx, workspaceId, [...ids])).map((contact) => [contact.id, contact]));
  const emailsOf = (id: Id) => addressesOf(people, id, 'email');
  const wanted = new Map([...ids].map((id) => [id, companyWanted(facts.get(id), emailsOf(id))]));
  const companies = await openCompanies(tx, workspaceId, [...wanted.values()]);

  const contacts = [...ids].map((id): ContactState => {
    const before = known.get(id);
    const told = facts.get(id);
    const company = before?.companyId && !told?.company ? null : companies.take(wanted.get(id) ?? NO_COMPANY);
    return {
      id,
      version: before?.version ?? null,
      name: told?.name ?? before?.name ?? emailsOf(id)[0] ?? told?.phone ?? 'Unnamed',
      title: told?.title ?? before?.title ?? null,
      companyId: company?.id ?? before?.companyId ?? null,
      companyName: company?.name ?? before?.companyName ?? null,
      traits: { ...before?.traits, ...told?.traits },
    };
  });
  const renamed = await companies.save();
  const rows = contacts.map((contact) => rowOf(workspaceId, contact, known.get(contact.id), people));
  await insertBulk(
    tx,
    'app.contacts',
    rows.filter(({ id }) => !known.has(id)),
  );
  await updateContacts(
    tx,
    workspaceId,
    rows.filter(({ id }) => known.has(id)),
  );
  await reviseColleagues(tx, workspaceId, renamed, ids, people.takeVersion);
}

const NO_COMPANY: CompanyFacts = { name: null, domain: null, industry: null, employees: null };

function companyWanted(facts: PersonFacts | undefined, emails: readonly string[]): CompanyFacts {
  const domain = emails.map(companyDomain).find((found) => found !== null) ?? null;
  const told = facts?.company ?? NO_COMPANY;
  return { ...told, domain: told.domain ?? domain };
}

const addressesOf = (people: People, id: Id, kind: AddressKind): string[] =>
  (people.addressesOf.get(id) ?? []).filter((held) => held.kind === kind).map(({ address }) => address);

function rowOf(workspaceId: Id, contact: ContactState, before: ContactState | undefined, people: People) {
  const cardChanged =
    before !== undefined &&
    (before.name !== contact.name || before.title !== contact.title || before.companyName !== contact.companyName);
  const gainedEmail = people.gainedEmail.has(contact.id);
  const replicates = contact.version !== null && (cardChanged || gainedEmail);
  return {
    workspace_id: workspaceId,
    id: contact.id,
    version: replicates ? people.takeVersion() : contact.version,
    name: contact.name,
    title: contact.title,
    company_id: contact.companyId,
    traits: contact.traits,
    search: searchText(contact, people),
    updated_at: new Date().toISOString(),
  };
}

function searchText({ id, name, companyName }: ContactState, people: People): string {
  const found = [...addressesOf(people, id, 'email'), ...addressesOf(people, id, 'phone')];
  return [name, ...found, companyName ?? ''].join(' ').trim().toLowerCase();
}

async function updateContacts(tx: Tx, workspaceId: Id, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update app.contacts as contact set version = new.version, name = new.name, title = new.title,
      company_id = new.company_id, traits = new.traits, search = new.search, updated_at = new.updated_at
    from ${recordsOf('app.contacts', rows)} as new
    where contact.workspace_id = ${workspaceId} and contact.id = new.id`.execute(tx);
}

/** A company's new name stands on the cards of all who work there. */
async function reviseColleagues(
  tx: Tx,
  workspaceId: Id,
  renamed: readonly Id[],
  done: ReadonlySet<Id>,
  takeVersion: () => number,
): Promise<void> {
  if (renamed.length === 0) return;
  const colleagues = await tx
    .selectFrom('app.contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('company_id', 'in', [...renamed])
    .where('version', 'is not', null)
    .execute();
  for (const { id } of colleagues.filter((contact) => !done.has(contact.id))) {
    await tx
      .updateTable('app.contacts')
      .set({ version: takeVersion() })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }
}
