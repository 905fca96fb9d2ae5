import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { readExclusion } from '#lib/model/exclusion.ts';
import type { Id } from '#lib/model/id.ts';
import { record } from '#server/audit/record.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { openVersions } from '#server/sync/versions.ts';
import type { EraseDeps } from './erase-person.ts';
import { domainHash, personHash } from './hashes.ts';
import { HOLDINGS } from './holdings.ts';
import { findPerson, type Person, personOf } from './person.ts';
import { personKeyOf } from './person-key.ts';
import { type Objection, suppressHashes } from './suppressions.ts';

/** Whom an entry of the list means, and by which hashes. */
type Meant = { readonly person: Person; readonly hashes: readonly string[]; readonly domain: string | undefined };

/**
 * Puts somebody who objects, or a whole domain (`@acme.test`), on the list: what sources send about them from now on is
 * answered as ever and not kept, the touches that are there go, and no filter of known addresses holds them any more.
 * What people wrote about them stays; `erasePerson` takes that too.
 * @throws SeveralPeople
 */
export async function suppressPerson(
  { db, ledger, now }: Pick<EraseDeps, 'db' | 'ledger' | 'now'>,
  workspaceId: Id,
  { asked, byId }: { asked: string; byId: Id | null },
): Promise<{ touches: number }> {
  const [id, at] = [uuidv7(), now().toISOString()];
  const line = await inWorkspace(db, workspaceId, async (tx) => {
    const { hashes, domain } = await whoIsMeant(tx, workspaceId, asked);
    const key = await personKeyOf(tx, workspaceId);
    return { id, workspaceId, at, byId, key, contactIds: [], hashes: [], suppressed: [...hashes], domain };
  });
  await ledger.append(line);
  return inWorkspace(db, workspaceId, async (tx) => {
    const versions = await openVersions(tx, workspaceId);
    const { person, hashes, domain } = await whoIsMeant(tx, workspaceId, asked);
    const touches = await applySuppression(tx, workspaceId, { at, byId, suppressed: hashes, domain }, person);
    await versions.close();
    return { touches };
  });
}

/** Puts the hashes on the list, and takes away the touches of this person, who need not be known here. */
export async function applySuppression(tx: Tx, workspaceId: Id, objection: Objection, person: Person): Promise<number> {
  await suppressHashes(tx, workspaceId, objection);
  const touches = await deleteTouches(tx, workspaceId, person);
  await mark(tx, workspaceId, person, true);
  const subject = objection.suppressed[0] ?? null;
  const { byId: actorId, domain } = objection;
  const details = { touches, ...(domain !== undefined && { domain }) };
  await record(tx, workspaceId, { action: 'person.suppressed', actorId, subject, details });
  return touches;
}

/** Takes somebody off the list again. What was not kept meanwhile is lost. Gives whether they stood there. */
export function unsuppressPerson(
  db: Db,
  workspaceId: Id,
  { asked, byId }: { asked: string; byId: Id | null },
): Promise<boolean> {
  return inWorkspace(db, workspaceId, async (tx) => {
    const { person, hashes } = await whoIsMeant(tx, workspaceId, asked);
    const { numAffectedRows } = await sql`
      delete from app.suppressions where workspace_id = ${workspaceId} and hash = any(${hashes}::text[])`.execute(tx);
    if (Number(numAffectedRows ?? 0) === 0) return false;
    await mark(tx, workspaceId, person, false);
    await record(tx, workspaceId, { action: 'person.unsuppressed', actorId: byId, subject: hashes[0] ?? null });
    return true;
  });
}

async function whoIsMeant(tx: Tx, workspaceId: Id, asked: string): Promise<Meant> {
  const key = await personKeyOf(tx, workspaceId);
  const entry = readExclusion(asked);
  if (entry?.startsWith('@')) {
    const domain = entry.slice(1);
    const person = await personOf(tx, workspaceId, await contactsOfDomain(tx, workspaceId, domain));
    return { person, hashes: [domainHash(key, domain)], domain };
  }
  const person = await findPerson(tx, workspaceId, asked);
  // A number that wasn't asked for may be a colleague's too.
  const named = person.addresses.filter(({ kind }) => kind !== 'phone' || person.contactIds.length === 0);
  return { person, hashes: named.map((address) => personHash(key, address)), domain: undefined };
}

async function contactsOfDomain(tx: Tx, workspaceId: Id, domain: string): Promise<Id[]> {
  const { rows } = await sql<{ contact_id: Id }>`
    select distinct contact_id from app.contact_addresses
    where workspace_id = ${workspaceId} and kind = 'email'
      and (address like ${`%@${domain}`} or address like ${`%@%.${domain}`})`.execute(tx);
  return rows.map(({ contact_id }) => contact_id);
}

async function deleteTouches(tx: Tx, workspaceId: Id, person: Person): Promise<number> {
  const touches = HOLDINGS.find(({ table }) => table === 'app.touches');
  if (touches === undefined) return 0;
  const { numAffectedRows } = await sql`
    delete from app.touches where workspace_id = ${workspaceId} and ${touches.rows(person, workspaceId)}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Leaves their addresses out of the filter of known ones, or lets them in again: with another key, all are made anew. */
async function mark(tx: Tx, workspaceId: Id, { contactIds }: Person, suppressed: boolean): Promise<void> {
  await sql`
    update app.contact_addresses set suppressed = ${suppressed}
    where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::uuid[])`.execute(tx);
  await sql`
    update app.workspaces set known_key = gen_random_uuid() where workspace_id = ${workspaceId}`.execute(tx);
}
