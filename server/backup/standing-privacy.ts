import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';
import type { Erasure } from '#server/privacy/ledger.ts';

/** The erasures that the store itself remembers, and who objects, as the ledger would write them. */
export async function standingErasures(tx: Tx): Promise<Erasure[]> {
  return [...(await erasuresOf(tx)), ...(await objectionsOf(tx))];
}

async function erasuresOf(tx: Tx): Promise<Erasure[]> {
  const rows = await tx
    .selectFrom('app.erasures as e')
    .innerJoin('app.workspaces as w', 'w.workspace_id', 'e.workspace_id')
    .select(['e.id', 'e.workspace_id', 'e.at', 'e.by_id', 'w.person_key', 'e.contact_ids', 'e.hashes'])
    .orderBy('e.at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    workspaceId: row.workspace_id,
    at: row.at,
    byId: row.by_id,
    key: row.person_key,
    contactIds: row.contact_ids,
    hashes: row.hashes,
    suppressed: [],
  }));
}

/** One entry for the people of a workspace, and one for each of its domains. */
async function objectionsOf(tx: Tx): Promise<Erasure[]> {
  const rows = await tx
    .selectFrom('app.suppressions as s')
    .innerJoin('app.workspaces as w', 'w.workspace_id', 's.workspace_id')
    .select(['s.id', 's.workspace_id', 's.at', 's.by_id', 'w.person_key', 's.hash', 's.domain'])
    .orderBy('s.at')
    .execute();
  const together = Map.groupBy(rows, (row) => `${row.workspace_id} ${row.domain ?? ''}`);
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { id, workspace_id: workspaceId, at, by_id: byId, person_key: key, domain } = first;
    const suppressed = group.map(({ hash }) => hash);
    return [{ id, workspaceId, at, byId, key, contactIds: [], hashes: [], suppressed, domain: domain ?? undefined }];
  });
}

/** Lays the audit log aside, which a restore must not shorten. */
export async function keepAudit(tx: Tx): Promise<void> {
  await sql`create temporary table kept_audit on commit drop as select * from app.audit`.execute(tx);
}

/** Adds to the restored log what had been written since the backup. */
export async function bringAuditBack(tx: Tx): Promise<void> {
  await sql`
    insert into app.audit (workspace_id, id, at, action, actor_id, member_id, subject, details)
    select kept.workspace_id, kept.id, kept.at, kept.action, kept.actor_id, kept.member_id, kept.subject, kept.details
    from kept_audit as kept join app.workspaces using (workspace_id) on conflict do nothing`.execute(tx);
}
