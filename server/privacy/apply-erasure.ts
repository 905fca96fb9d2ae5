import { sql } from 'kysely';
import type { Id } from '#lib/model/id.ts';
import { record } from '#server/audit/record.ts';
import type { Tx } from '#server/db/schema.ts';
import { openVersions } from '#server/sync/versions.ts';
import { type Counts, eraseRows, totalOf } from './erase-rows.ts';
import { clientMark } from './hashes.ts';
import type { Erasure } from './ledger.ts';
import { findMentions, type Mentions } from './mentions.ts';
import type { Person } from './person.ts';
import { suppressHashes } from './suppressions.ts';
import { takeTime } from './take-time.ts';

/**
 * Erases this person in one transaction: their rows, a filter of known addresses that no longer holds them, the erasure
 * itself (which replicates, so that clients let go of what they keep beside the replica), and a new visibility epoch, by
 * which every client forgets the replica and starts anew. `find` is asked once the workspace's counter is locked;
 * `mentions` were looked for before (null: look now, and let everybody wait).
 */
export async function applyErasure(
  tx: Tx,
  workspaceId: Id,
  { erasure, mentions }: { erasure: Erasure; mentions: Mentions | null },
  find: () => Promise<Person>,
): Promise<Counts> {
  await takeTime(tx);
  const versions = await openVersions(tx, workspaceId);
  const person = await find();
  const counts = await eraseRows(
    tx,
    workspaceId,
    { person, mentions: mentions ?? (await findMentions(tx, workspaceId, person)) },
    versions.take,
  );
  await tx
    .insertInto('app.erasures')
    .values({
      workspace_id: workspaceId,
      id: erasure.id,
      version: versions.take(),
      at: erasure.at,
      by_id: erasure.byId,
      contact_ids: [...new Set([...erasure.contactIds, ...person.contactIds])],
      hashes: erasure.hashes,
      marks: person.addresses.map((address) => clientMark(erasure.id, address)),
      counts: JSON.stringify(counts),
      suppress: erasure.suppressed.length > 0,
    })
    .execute();
  await suppressHashes(tx, workspaceId, erasure);
  if (totalOf(counts) > 0) await startAnew(tx, workspaceId);
  await record(tx, workspaceId, {
    action: 'person.erased',
    actorId: erasure.byId,
    subject: erasure.hashes[0] ?? null,
    details: { ...counts, suppressed: erasure.suppressed.length },
  });
  await versions.close();
  return counts;
}

async function startAnew(tx: Tx, workspaceId: Id): Promise<void> {
  await tx
    .updateTable('app.workspaces')
    .set((row) => ({
      visibility_epoch: row('visibility_epoch', '+', 1),
      known_key: sql<string>`gen_random_uuid()`,
    }))
    .where('workspace_id', '=', workspaceId)
    .execute();
}
