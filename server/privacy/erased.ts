import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import type { Erased } from '#lib/protocol/pull.ts';
import type { Tx } from '#server/db/schema.ts';
import { personHash } from './hashes.ts';
import type { PersonAddress } from './person.ts';
import { personKeyOf } from './person-key.ts';

/** Erasures with a version after `from` and up to `to`, as clients hear of them. */
export async function erasedBetween(
  tx: Tx,
  workspaceId: Id,
  { from, to }: { from: number; to: number },
): Promise<Erased[]> {
  if (from === to) return [];
  return tx
    .selectFrom('app.erasures')
    .select(['id', 'contact_ids as contactIds', 'marks'])
    .where('workspace_id', '=', workspaceId)
    .where('version', '>', from)
    .where('version', '<=', to)
    .orderBy('version')
    .execute();
}

/**
 * Whether somebody with one of these addresses was erased after this contact was made (its id, a UUIDv7, says when): a
 * browser that was away then must not bring them back. Who comes back later gets an id made later.
 */
export async function erasedSinceMade(
  tx: Tx,
  workspaceId: Id,
  { contactId, addresses }: { contactId: Id; addresses: readonly PersonAddress[] },
): Promise<boolean> {
  if (addresses.length === 0 || contactId.charAt(14) !== '7') return false;
  const madeAt = new Date(Number.parseInt(contactId.replace('-', '').slice(0, 12), 16)).toISOString();
  const key = await personKeyOf(tx, workspaceId);
  const hashes = addresses.map((address) => personHash(key, address));
  const { rows } = await sql`
    select 1 from app.erasures where workspace_id = ${workspaceId} and at > ${madeAt}
      and hashes && ${hashes}::text[] limit 1`.execute(tx);
  return rows.length > 0;
}
