import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { domainOf } from '#lib/model/address.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { domainHash, personHash } from './hashes.ts';
import type { PersonAddress } from './person.ts';

/** Who objected, by hash, when, and who wrote it down. `domain`: all addresses at it and below it. */
export type Objection = {
  readonly at: Instant;
  readonly byId: Id | null;
  readonly suppressed: readonly string[];
  readonly domain?: string | undefined;
};

/** Puts people, or a domain, on the list of those about whom nothing is taken in. Gives how many are new there. */
export async function suppressHashes(
  tx: Tx,
  workspaceId: Id,
  { at, byId, suppressed, domain = undefined }: Objection,
): Promise<number> {
  if (suppressed.length === 0) return 0;
  const kind = domain === undefined ? ('address' as const) : ('domain' as const);
  const place = { workspace_id: workspaceId, at, by_id: byId, kind, domain: domain ?? null };
  const added = await tx
    .insertInto('app.suppressions')
    .values(suppressed.map((hash) => ({ ...place, id: uuidv7(), hash })))
    .onConflict((known) => known.columns(['workspace_id', 'hash']).doNothing())
    .returning('id')
    .execute();
  return added.length;
}

/** Which of these hashes stand on the list. */
export async function findSuppressed(tx: Tx, workspaceId: Id, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { rows } = await sql<{ hash: string }>`
    select hash from app.suppressions where workspace_id = ${workspaceId} and hash = any(${hashes}::text[])`.execute(
    tx,
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** By which hashes an address may stand on the list: its own, and those of its domain and of the domains above. */
export function hashesOfAddress(key: string, address: PersonAddress): string[] {
  const own = personHash(key, address);
  if (address.kind !== 'email') return [own];
  const labels = domainOf(address.address).split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [own, ...domains.map((domain) => domainHash(key, domain))];
}

/**
 * Tells of each group of addresses whether any of them is on the list. Workspaces without a list, which are most, pay
 * one probe into an index.
 */
export async function areSuppressed(
  tx: Tx,
  workspaceId: Id,
  groups: readonly (readonly PersonAddress[])[],
): Promise<boolean[]> {
  const { rows } = await sql<{ key: string; any: boolean }>`
    select person_key as key, exists (select from app.suppressions where workspace_id = ${workspaceId}) as any
    from app.workspaces where workspace_id = ${workspaceId}`.execute(tx);
  const [list] = rows;
  if (list === undefined || !list.any) return groups.map(() => false);
  const hashes = groups.map((addresses) => addresses.flatMap((address) => hashesOfAddress(list.key, address)));
  const found = await findSuppressed(tx, workspaceId, [...new Set(hashes.flat())]);
  return hashes.map((group) => group.some((hash) => found.has(hash)));
}

/** What the list shows: domains in clear, people by hash alone. Newest first. */
export async function listSuppressions(tx: Tx, workspaceId: Id) {
  const rows = await tx
    .selectFrom('app.suppressions')
    .select(['id', 'at', 'by_id as byId', 'kind', 'domain'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows;
}
