import { type RawBuilder, sql } from 'kysely';
import type { Id, Instant } from '#lib/model/id.ts';
import { isMeaningful, TOUCH_TYPES } from '#lib/model/touch-types.ts';
import { IDLE_DAYS } from '#server/auth/tokens.ts';
import type { Schema, Tx } from '#server/db/schema.ts';
import { entombNote } from '#server/notes/repository.ts';
import { tallyNotes } from '#server/privacy/tally-notes.ts';
import { openVersions } from '#server/sync/versions.ts';
import type { RetentionKind } from './kinds.ts';

/** What one batch looks at: everything from before `cutoff`, after the place where the batch before it ended. */
export type Batch = { readonly workspaceId: Id; readonly cutoff: Instant; readonly after: Id | null };
/** How many rows went, and where to go on; null at the end. */
export type BatchDone = { readonly gone: number; readonly next: Id | null };

/** Rows that a batch looks at, and notes that it takes: enough to get on, few enough that nobody waits for it. */
const PAGE = 5_000;
const NOTES = 200;

const PASSIVE = Object.keys(TOUCH_TYPES).filter((type) => !isMeaningful({ type, verdict: 'human' }));
const isPassive = sql<boolean>`(verdict = 'machine' or type = any(${PASSIVE}::text[]))`;

/** One batch of each kind, in the transaction that it is given; the owner's for the audit log. */
export const BATCHES: Record<RetentionKind, (tx: Tx, batch: Batch) => Promise<BatchDone>> = {
  passiveTouches: (tx, batch) =>
    deletePage(
      tx,
      'app.touches',
      batch,
      sql`occurred_at < ${batch.cutoff} and contact_id is not null and ${isPassive}`,
    ),
  touches: (tx, batch) =>
    deletePage(
      tx,
      'app.touches',
      batch,
      sql`occurred_at < ${batch.cutoff} and contact_id is not null and not ${isPassive}`,
    ),
  visitors: (tx, batch) =>
    deletePage(tx, 'app.touches', batch, sql`occurred_at < ${batch.cutoff} and contact_id is null`),
  rejectedEvents: (tx, batch) => deletePage(tx, 'app.rejected_events', batch, sql`received_at < ${batch.cutoff}`),
  recipeHealth: (tx, batch) => deletePage(tx, 'app.recipe_health', batch, sql`day < ${batch.cutoff.slice(0, 10)}`),
  audit: (tx, batch) => deletePage(tx, 'app.audit', batch, sql`at < ${batch.cutoff}`),
  refusals: (tx, batch) => deleteAll(tx, 'app.refusals', batch, sql`at < ${batch.cutoff}`),
  access: takeEndedAccess,
  revokedSessions: (tx, batch) => deleteAll(tx, 'app.tokens', batch, sql`revoked_at < ${batch.cutoff}`),
  notes: entombOld,
};

/** All that is old of a small table. */
async function deleteAll(
  tx: Tx,
  table: keyof Schema,
  { workspaceId }: Batch,
  isOld: RawBuilder<unknown>,
): Promise<BatchDone> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where workspace_id = ${workspaceId} and ${isOld}`.execute(tx);
  return { gone: Number(numAffectedRows ?? 0), next: null };
}

/** What let somebody in and does so no more by itself. Codes of a sign-in are good for a minute. */
async function takeEndedAccess(tx: Tx, batch: Batch): Promise<BatchDone> {
  const ended = sql`least(coalesce(used_at, expires_at), expires_at) < ${batch.cutoff}`;
  const idle = sql`coalesce(last_used_at, created_at) + make_interval(days => ${IDLE_DAYS})`;
  const done = [
    await deleteAll(tx, 'app.tokens', batch, sql`revoked_at is null and least(expires_at, ${idle}) < ${batch.cutoff}`),
    await deleteAll(tx, 'app.join_codes', batch, ended),
    await deleteAll(tx, 'app.sign_in_codes', batch, ended),
  ];
  return { gone: done.reduce((sum, { gone }) => sum + gone, 0), next: null };
}

/** Walks one page of a table by its key and deletes what is old of it: each row is looked at once, however many stay. */
async function deletePage(
  tx: Tx,
  table: keyof Schema,
  { workspaceId, after }: Batch,
  isOld: RawBuilder<unknown>,
): Promise<BatchDone> {
  const { rows } = await sql<{ seen: number; last: Id | null; gone: number }>`
    with page as (
      select id, (${isOld}) as is_old from ${sql.table(table)}
      where workspace_id = ${workspaceId} and id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      order by id limit ${PAGE}),
    gone as (
      delete from ${sql.table(table)} as old using page
      where old.workspace_id = ${workspaceId} and old.id = page.id and page.is_old returning old.id)
    select (select count(*) from page) as seen, (select id from page order by id desc limit 1) as last,
      (select count(*) from gone) as gone`.execute(tx);
  const [done] = rows;
  return { gone: done?.gone ?? 0, next: done?.seen === PAGE ? done.last : null };
}

/** Notes replicate: they become tombstones with versions of their own, so that every client takes them away. */
async function entombOld(tx: Tx, { workspaceId, cutoff }: Batch): Promise<BatchDone> {
  const versions = await openVersions(tx, workspaceId);
  const notes = await tx
    .selectFrom('app.notes')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('received_at', '<', cutoff)
    .where('deleted_at', 'is', null)
    .orderBy('received_at')
    .limit(NOTES)
    .execute();
  const ids = notes.map(({ id }) => id);
  await tallyNotes(tx, workspaceId, sql`id = any(${ids}::uuid[])`);
  for (const id of ids) await entombNote(tx, workspaceId, id, versions.take(), versions.now);
  await entombReplies(tx, workspaceId, ids, versions);
  await versions.close();
  return { gone: ids.length, next: ids.length === NOTES ? (ids.at(-1) ?? null) : null };
}

async function entombReplies(
  tx: Tx,
  workspaceId: Id,
  noteIds: readonly Id[],
  versions: Awaited<ReturnType<typeof openVersions>>,
): Promise<void> {
  if (noteIds.length === 0) return;
  const replies = await tx
    .selectFrom('app.replies')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('note_id', 'in', [...noteIds])
    .where('deleted_at', 'is', null)
    .execute();
  for (const { id } of replies) {
    await tx
      .updateTable('app.replies')
      .set({ version: versions.take(), deleted_at: versions.now, text: '' })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .execute();
  }
}
