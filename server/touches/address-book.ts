import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import { insertBulk } from '#server/db/bulk.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Incoming } from './incoming.ts';
import type { Address, AddressKind } from './resolve-people.ts';

/** Every address of the contacts that the items' keys lead to, best first: by position, then the older contact. */
export async function findAddresses(tx: Tx, workspaceId: Id, items: readonly Incoming[]): Promise<Address[]> {
  const keys = lookupKeys(items);
  const { rows } = await sql<{ kind: AddressKind; address: string; contact_id: Id }>`
    select held.kind, held.address, held.contact_id
    from (
      select distinct found.contact_id
      from unnest(${keys.map(([kind]) => kind)}::text[], ${keys.map(([, address]) => address)}::text[]) as key (kind, address)
      join lateral (
        select contact_id from app.contact_addresses
        where workspace_id = ${workspaceId} and kind = key.kind and address = key.address
        order by position, contact_id limit 1) as found on true
    ) as person
    join app.contact_addresses as held on held.workspace_id = ${workspaceId} and held.contact_id = person.contact_id
    order by held.position, held.contact_id`.execute(tx);
  return rows.map(({ kind, address, contact_id }) => ({ kind, address, contactId: contact_id }));
}

function lookupKeys(items: readonly Incoming[]): [AddressKind, string][] {
  const keys = new Map<string, [AddressKind, string]>();
  const add = (kind: AddressKind, address: string | null) => {
    if (address !== null) keys.set(`${kind}\n${address}`, [kind, address]);
  };
  for (const { keys: of } of items) {
    add('email', of.email);
    add('user_id', of.userId);
    add('anonymous_id', of.anonymousId);
    add('user_id', of.previousId);
    add('anonymous_id', of.previousId);
  }
  return [...keys.values()];
}

/** Stores gained addresses, each after those that the contact has of its kind. */
export async function insertAddresses(
  tx: Tx,
  workspaceId: Id,
  gained: readonly Address[],
  known: readonly Address[],
): Promise<void> {
  const next = new Map<string, number>();
  const positionOf = ({ kind, contactId }: Address): number => {
    const position = next.get(`${contactId}\n${kind}`) ?? 0;
    next.set(`${contactId}\n${kind}`, position + 1);
    return position;
  };
  for (const address of known) positionOf(address);
  const rows = gained.map((address) => ({
    workspace_id: workspaceId,
    kind: address.kind,
    address: address.address,
    contact_id: address.contactId,
    position: positionOf(address),
  }));
  await insertBulk(tx, 'app.contact_addresses', rows);
}
