import { sql } from 'kysely';
import { readEmail } from '#lib/model/address.ts';
import type { Id } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { applyErasure } from './apply-erasure.ts';
import { personHash } from './hashes.ts';
import { MENTIONS } from './holdings.ts';
import { type Erasure, readLedger } from './ledger.ts';
import { type Person, type PersonAddress, personOf } from './person.ts';
import { applySuppression } from './suppress.ts';
import { findSuppressed, hashesOfAddress } from './suppressions.ts';

/**
 * After a restore: does those erasures again that the backup doesn't know of, and gives their number. What the backup
 * knows of stays done, and somebody who came back since then stays.
 */
export async function replayErasures(tx: Tx, workspaceId: Id, erasures: readonly Erasure[]): Promise<number> {
  const known = await tx.selectFrom('app.erasures').select('id').where('workspace_id', '=', workspaceId).execute();
  const done = new Set(known.map(({ id }) => id));
  const ours = erasures.filter((erasure) => erasure.workspaceId === workspaceId && !done.has(erasure.id));
  const listed = await findSuppressed(
    tx,
    workspaceId,
    ours.flatMap(({ suppressed }) => suppressed),
  );
  const missing = ours.filter(
    (erasure) => !onlySuppresses(erasure) || !erasure.suppressed.every((hash) => listed.has(hash)),
  );
  if (missing.length === 0) return 0;
  const addresses = await addressesAnywhere(tx, workspaceId);
  for (const erasure of missing) {
    if (onlySuppresses(erasure)) await suppressAgain(tx, workspaceId, erasure, addresses);
    else
      await applyErasure(tx, workspaceId, { erasure, mentions: null }, () =>
        personAgain(tx, workspaceId, erasure, addresses),
      );
  }
  return missing.length;
}

/** The same for every workspace of a restored store, out of the ledger in this file. */
export async function replayLedger(store: Store, path: string): Promise<number> {
  const byWorkspace = Map.groupBy(await readLedger(path), ({ workspaceId }) => workspaceId);
  let done = 0;
  for (const { id } of await store.owner(listWorkspaces)) {
    const erasures = byWorkspace.get(id) ?? [];
    if (erasures.length > 0) done += await inWorkspace(store.db, id, (tx) => replayErasures(tx, id, erasures));
  }
  return done;
}

const onlySuppresses = ({ hashes, contactIds }: Erasure): boolean => hashes.length + contactIds.length === 0;

async function suppressAgain(tx: Tx, workspaceId: Id, erasure: Erasure, addresses: readonly Held[]): Promise<void> {
  const listed = new Set(erasure.suppressed);
  const theirs = addresses.filter((held) => hashesOfAddress(erasure.key, held).some((hash) => listed.has(hash)));
  const contactIds = new Set(theirs.flatMap(({ contactId }) => contactId ?? []));
  await applySuppression(tx, workspaceId, erasure, await personOf(tx, workspaceId, [...contactIds]));
}

type Held = PersonAddress & { readonly contactId: Id | null };

async function personAgain(
  tx: Tx,
  workspaceId: Id,
  { key, hashes, contactIds }: Erasure,
  addresses: readonly Held[],
): Promise<Person> {
  const wanted = new Set(hashes);
  const theirs = addresses.filter((held) => wanted.has(personHash(key, held)));
  // A number may be a colleague's too: it leads to nobody by itself.
  const found = theirs.flatMap(({ kind, contactId }) => (contactId === null || kind === 'phone' ? [] : [contactId]));
  const asked = theirs.map(({ kind, address }): PersonAddress => ({ kind, address }));
  return personOf(tx, workspaceId, [...new Set([...contactIds, ...found])], asked);
}

/** Every address in the workspace, those in free text and in events that were set aside included. */
async function addressesAnywhere(tx: Tx, workspaceId: Id): Promise<Held[]> {
  const held = await tx
    .selectFrom('app.contact_addresses')
    .select(['kind', 'address', 'contact_id as contactId'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  const written = new Set<string>();
  const texts = [
    ...MENTIONS,
    { table: 'app.rejected_events', column: 'event' },
    { table: 'app.excluded', column: 'entries' },
    { table: 'app.members', column: 'email' },
  ];
  for (const { table, column } of texts) {
    const { rows } = await sql<{ address: string }>`
      select distinct match[1] as address from ${sql.table(table)},
        regexp_matches(${sql.ref(column)}::text, ${"([\\w.+'-]+@[\\w.-]+)"}, 'g') as match
      where workspace_id = ${workspaceId}`.execute(tx);
    for (const { address } of rows) written.add(address);
  }
  const emails = [...written].map((text) => readEmail(text.replace(/[.'-]+$/, ''))).filter((email) => email !== null);
  const visitors = await tx
    .selectFrom('app.touches')
    .select('anonymous_id as key')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', 'is', null)
    .execute();
  return [
    ...held,
    ...emails.map((address): Held => ({ kind: 'email', address, contactId: null })),
    ...visitors.flatMap(({ key }) => (key === null ? [] : [visitorOf(key)])),
  ];
}

const visitorOf = (key: string): Held =>
  key.startsWith('user:')
    ? { kind: 'user_id', address: key.slice(5), contactId: null }
    : { kind: 'anonymous_id', address: key, contactId: null };
