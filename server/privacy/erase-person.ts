import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import type { Db } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import type { Bus } from '#server/sync/bus.ts';
import { applyErasure } from './apply-erasure.ts';
import { type Counts, countRows } from './erase-rows.ts';
import { personHash } from './hashes.ts';
import type { Erasure, Ledger } from './ledger.ts';
import { findMentions } from './mentions.ts';
import { findPerson, type Person, type PersonAddress } from './person.ts';
import { personKeyOf } from './person-key.ts';
import { takeTime } from './take-time.ts';
import { countMembers } from './team.ts';

export type EraseDeps = { readonly db: Db; readonly bus: Bus; readonly ledger: Ledger; readonly now: () => Date };

export type EraseWish = {
  /** An e-mail address, a number, a user's or visitor's id of a source, or a contact's id. */
  readonly asked: string;
  /** Who wants it; null for the administrator at the terminal. */
  readonly byId: Id | null;
  /** Also refuse everything that sources send about them from now on. */
  readonly suppress: boolean;
};

export type ErasureReport = {
  readonly id: Id;
  readonly contacts: number;
  /** Of the workspace's own people by this address, who stay until they are taken out of it. */
  readonly membersStay: number;
  readonly counts: Counts;
};

/** What an erasure would take away. @throws SeveralPeople */
export function previewErasure(db: Db, workspaceId: Id, asked: string): Promise<Omit<ErasureReport, 'id'>> {
  return inWorkspace(db, workspaceId, async (tx) => {
    await takeTime(tx);
    const person = await findPerson(tx, workspaceId, asked);
    const { now: membersStay } = await countMembers(tx, workspaceId, person);
    return { contacts: person.contactIds.length, membersStay, counts: await countRows(tx, workspaceId, person) };
  });
}

/**
 * Erases one person from the workspace:
 *  1. Find them, and where else their address stands; write the erasure to the ledger, which is on the disk before anything is gone: a restore of an older
 *     backup can then never bring them back, wherever a crash comes between.
 *  2. Erase (`applyErasure`), in one transaction that finds them again under the workspace's lock.
 *  3. Poke the clients.
 * @throws SeveralPeople
 */
export async function erasePerson(
  { db, bus, ledger, now }: EraseDeps,
  workspaceId: Id,
  { asked, byId, suppress }: EraseWish,
): Promise<ErasureReport> {
  const [id, at] = [uuidv7(), now().toISOString()];
  const { erasure, mentions, membersStay } = await inWorkspace(db, workspaceId, async (tx) => {
    await takeTime(tx);
    const person = await findPerson(tx, workspaceId, asked);
    const key = await personKeyOf(tx, workspaceId);
    const contactIds = [...person.contactIds];
    const erasure: Erasure = { id, workspaceId, at, byId, key, contactIds, ...hashesOf(key, person, suppress) };
    const { now: membersStay } = await countMembers(tx, workspaceId, person);
    return { erasure, membersStay, mentions: await findMentions(tx, workspaceId, person) };
  });
  await ledger.append(erasure);
  const counts = await inWorkspace(db, workspaceId, (tx) =>
    applyErasure(tx, workspaceId, { erasure, mentions }, () => findPerson(tx, workspaceId, asked)),
  );
  bus.publish({ workspaceId, memberId: null });
  return { id, contacts: counts.contacts ?? 0, membersStay, counts };
}

/** A number isn't suppressed with its person: colleagues may share it. */
function hashesOf(key: string, { addresses }: Person, suppress: boolean): Pick<Erasure, 'hashes' | 'suppressed'> {
  const own = addresses.filter(({ kind }) => kind !== 'phone');
  const hashes = (of: readonly PersonAddress[]) => of.map((address) => personHash(key, address));
  return { hashes: hashes(addresses), suppressed: suppress ? hashes(own) : [] };
}
