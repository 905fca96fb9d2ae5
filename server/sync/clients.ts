import type { Id } from '#lib/model/id.ts';
import type { PushResult } from '#lib/protocol/push.ts';
import { statement } from '#server/db/pipeline.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Refusal } from './refusal.ts';

/** A client's mutation log, as far as the hub knows it. */
export type Client = { readonly memberId: Id; lastSeq: number };

/**
 * Locks clients' rows, in the order of their ids, until the transaction ends, so that two pushes of one client (a
 * repetition that overtakes its original) come one after the other. A client that is new belongs to the member who pushes;
 * one whose log doesn't begin with its first mutation is left out, and nothing is written of it.
 */
export async function lockClients(
  tx: Tx,
  workspaceId: Id,
  pushes: readonly { clientId: Id; member: { id: Id }; mutations: readonly { seq: number }[] }[],
): Promise<Map<Id, Client>> {
  const ids = [...new Set(pushes.map(({ clientId }) => clientId))];
  const known = await lock(tx, [workspaceId, ids]);
  const beginning = pushes.filter(({ mutations }) => joinsOn(mutations, 0));
  const owners = new Map(beginning.map(({ clientId, member }) => [clientId, member.id]));
  for (const { id } of known) owners.delete(id);
  if (owners.size === 0) return byId(known);
  await addMissing(tx, [workspaceId, [...owners.keys()], [...owners.values()]]);
  return byId(await lock(tx, [workspaceId, ids]));
}

/** Whether these numbers follow one another, from at most one past the last. */
export function joinsOn(mutations: readonly { seq: number }[], lastSeq: number): boolean {
  const first = mutations[0]?.seq ?? 0;
  return first <= lastSeq + 1 && mutations.every(({ seq }, index) => seq === first + index);
}

type ClientRow = { id: Id; memberId: Id; lastSeq: number };

const byId = (rows: readonly ClientRow[]): Map<Id, Client> =>
  new Map(rows.map(({ id, memberId, lastSeq }) => [id, { memberId, lastSeq }]));

const lock = statement<ClientRow>(`
  select id, member_id as "memberId", last_seq as "lastSeq" from app.clients
  where workspace_id = $1 and id = any($2::uuid[]) order by id for update`);

const addMissing = statement<unknown>(`
  insert into app.clients (workspace_id, id, member_id)
  select $1, id, member_id from unnest($2::uuid[], $3::uuid[]) as fresh (id, member_id) order by id
  on conflict do nothing`);

/** Remembers up to where these clients' logs were worked off. */
export async function advanceClients(
  tx: Tx,
  workspaceId: Id,
  clients: readonly (readonly [Id, Client])[],
): Promise<void> {
  if (clients.length === 0) return;
  await advance(tx, [workspaceId, clients.map(([id]) => id), clients.map(([, { lastSeq }]) => lastSeq)]);
}

const advance = statement<unknown>(`
  update app.clients as client set last_seq = moved.last_seq
  from unnest($2::uuid[], $3::bigint[]) as moved (id, last_seq)
  where client.workspace_id = $1 and client.id = moved.id`);

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
