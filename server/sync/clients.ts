import type { Id } from '#lib/model/id.ts';
import type { PushResult } from '#lib/protocol/push.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Refusal } from './refusal.ts';

/** A client's mutation log, as far as the hub knows it. */
export type Client = { memberId: Id; lastSeq: number };

/**
 * Locks a client's row until the transaction ends, so that two pushes of one client (a repetition that overtakes its
 * original) come one after the other. A client that is new belongs to the member who pushes.
 */
export async function lockClient(tx: Tx, workspaceId: Id, clientId: Id, memberId: Id): Promise<Client> {
  const known = await selectForUpdate(tx, workspaceId, clientId).executeTakeFirst();
  if (known !== undefined) return known;
  await tx
    .insertInto('app.clients')
    .values({ workspace_id: workspaceId, id: clientId, member_id: memberId })
    .onConflict((other) => other.doNothing())
    .execute();
  return selectForUpdate(tx, workspaceId, clientId).executeTakeFirstOrThrow();
}

const selectForUpdate = (tx: Tx, workspaceId: Id, clientId: Id) =>
  tx
    .selectFrom('app.clients')
    .select(['member_id as memberId', 'last_seq as lastSeq'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', clientId)
    .forUpdate();

/** Remembers up to where the client's log was worked off. */
export async function advanceClient(tx: Tx, workspaceId: Id, clientId: Id, lastSeq: number): Promise<void> {
  await tx
    .updateTable('app.clients')
    .set({ last_seq: lastSeq })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', clientId)
    .execute();
}

/** The refusals that were answered to this client before, by their sequence numbers. */
export async function findRefusals(
  tx: Tx,
  workspaceId: Id,
  clientId: Id,
  range: { from: number; to: number },
): Promise<Map<number, Refusal>> {
  const rows = await tx
    .selectFrom('app.refusals')
    .select(['seq', 'code', 'message'])
    .where('workspace_id', '=', workspaceId)
    .where('client_id', '=', clientId)
    .where('seq', '>=', range.from)
    .where('seq', '<=', range.to)
    .execute();
  return new Map(rows.map(({ seq, code, message }) => [seq, { code, message }]));
}

/** Keeps the refused ones of these results, so that a repetition gets the same answer. */
export async function keepRefusals(tx: Tx, workspaceId: Id, clientId: Id, results: PushResult[]): Promise<void> {
  const refused = results.flatMap((result) => (result.status === 'refused' ? [result] : []));
  if (refused.length === 0) return;
  await tx
    .insertInto('app.refusals')
    .values(
      refused.map(({ seq, code, message }) => ({ workspace_id: workspaceId, client_id: clientId, seq, code, message })),
    )
    .execute();
}
