import * as z from 'zod/mini';
import { readEmail, readPhone } from '#lib/model/address.ts';
import { type Id, id } from '#lib/model/id.ts';
import { holdersOf, spellingsOfEmail, spellingsOfPhone } from '#server/contacts/lookup.ts';
import type { Tx } from '#server/db/schema.ts';

export type PersonAddress = {
  readonly kind: 'email' | 'phone' | 'user_id' | 'anonymous_id';
  readonly address: string;
};

/** One person as far as the workspace can tell: every record of theirs, and all that they are known by. */
export type Person = {
  readonly contactIds: readonly Id[];
  readonly companyIds: readonly Id[];
  readonly addresses: readonly PersonAddress[];
};

/** A number, or a visitor's id, that several people share: nobody can say who is meant. */
export class SeveralPeople extends Error {
  override readonly name = 'SeveralPeople';
  readonly count: number;
  constructor(count: number) {
    super(`${count} contacts share this number or id: name one of them by an e-mail address or by the contact's id.`);
    this.count = count;
  }
}

/**
 * Who is meant by an e-mail address, a number, a user's or visitor's id of a source, or a contact's own id. Several records
 * under one e-mail address are one person (as in a look-up); several under one number aren't. Nobody is a person too,
 * with the address asked for: it may stand in events that were set aside.
 * @throws SeveralPeople
 */
export async function findPerson(tx: Tx, workspaceId: Id, asked: string): Promise<Person> {
  const email = readEmail(asked);
  if (email !== null) {
    for (const spellings of spellingsOfEmail(asked)) {
      const contactIds = await holdersOf(tx, workspaceId, { kinds: ['email'], spellings });
      if (contactIds.length > 0) return personOf(tx, workspaceId, contactIds, [{ kind: 'email', address: email }]);
    }
    return personOf(tx, workspaceId, [], [{ kind: 'email', address: email }]);
  }
  const text = asked.trim();
  const contactId = z.safeParse(id, text.toLowerCase()).data;
  const contactIds = [
    ...(await holdersOf(tx, workspaceId, { kinds: ['user_id', 'anonymous_id'], spellings: [text] })),
    ...(await holdersOf(tx, workspaceId, { kinds: ['phone'], spellings: spellingsOfPhone(text) })),
    ...(contactId === undefined ? [] : await existing(tx, workspaceId, contactId)),
  ];
  const found = [...new Set(contactIds)];
  if (found.length > 1) throw new SeveralPeople(found.length);
  return personOf(tx, workspaceId, found, askedAddresses(text, contactId));
}

/** A text that is neither an e-mail address nor a contact's id: a source's id, and a number where it reads as one. */
function askedAddresses(text: string, contactId: Id | undefined): PersonAddress[] {
  if (contactId !== undefined) return [];
  const phone = readPhone(text);
  if (phone !== null) return [{ kind: 'phone', address: phone }];
  return [
    { kind: 'user_id', address: text },
    { kind: 'anonymous_id', address: text },
  ];
}

/** These contacts as one person, with every address they have and those asked for. */
export async function personOf(
  tx: Tx,
  workspaceId: Id,
  contactIds: readonly Id[],
  asked: readonly PersonAddress[] = [],
): Promise<Person> {
  if (contactIds.length === 0) return { contactIds, companyIds: [], addresses: asked };
  const held = await tx
    .selectFrom('app.contact_addresses')
    .select(['kind', 'address'])
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', 'in', [...contactIds])
    .orderBy('kind')
    .orderBy('position')
    .execute();
  const companies = await tx
    .selectFrom('app.contacts')
    .select('company_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...contactIds])
    .execute();
  const addresses = new Map([...held, ...asked].map((one) => [`${one.kind}\n${one.address}`, one]));
  return {
    contactIds,
    companyIds: companies.flatMap(({ company_id }) => company_id ?? []),
    addresses: [...addresses.values()],
  };
}

/** The addresses of one kind. */
export const addressesOf = ({ addresses }: Person, kind: PersonAddress['kind']): string[] =>
  addresses.filter((one) => one.kind === kind).map(({ address }) => address);

async function existing(tx: Tx, workspaceId: Id, contactId: Id): Promise<Id[]> {
  const rows = await tx
    .selectFrom('app.contacts')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', contactId)
    .execute();
  return rows.map((row) => row.id);
}
