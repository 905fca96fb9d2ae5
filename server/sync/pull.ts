import { writeMark } from '#lib/known/mark.ts';
import type { Change, PullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { newestPosition } from '#server/known/repository.ts';
import { erasedBetween } from '#server/privacy/erased.ts';
import { notesBeside } from './beside.ts';
import { type ChangePage, changesAfter, countAfter, rowsBetween } from './changes.ts';
import { type Position, positionOf, type WorkspaceClock, writeCursor } from './cursor.ts';
import { digestOf, rangeOf } from './digest.ts';
import type { Reader } from './sources.ts';
import { openWindow } from './window.ts';

/** Rows of a pull that names no limit. */
export const PULL_LIMIT_DEFAULT = 1_000;

/** Rows that are left are counted up to here, for each table. */
const COUNT_MOST = 200_000;

/** What a pull asks for; without a cursor everything from the beginning. */
export type PullWish = {
  readonly cursor: string | undefined;
  readonly limit: number;
  /** Also how many rows are left. */
  readonly count?: boolean;
  /** Also the digest, with the last page. */
  readonly digest?: boolean;
  /** Also all rows of some ranges of a digest. */
  readonly ranges?: { readonly size: number; readonly at: readonly number[] } | undefined;
};

/**
 * What changed for this reader since the cursor, one page of it:
 *  1. Hold the cursor against the workspace. One that can't be gone on from is answered by its fault: `foreign` (a
 *     mistake) or `expired` (begin anew).
 *  2. Without one, open a window: from when on notes replicate to this client. It stands in each cursor from then on.
 *  3. Find the page (`changesAfter`), and, for older notes in it, what was said around them (`notesBeside`).
 *  4. At the end the cursor may pass versions of rows that this member can't see, as of before the rows were read.
 *  5. Digest and ranges are of the same moment as the page, so that a client which has taken it in can compare: with
 *     either, the whole answer is read from one snapshot.
 */
export function pull(db: Db, reader: Reader, wish: PullWish): Promise<PullResponse | 'foreign' | 'expired'> {
  const snapshot = wish.digest === true || wish.ranges !== undefined;
  return inWorkspace(db, reader.workspaceId, (tx) => answer(tx, reader, wish), { snapshot });
}

async function answer(tx: Tx, member: Reader, wish: PullWish): Promise<PullResponse | 'foreign' | 'expired'> {
  const clock = await readClock(tx, member);
  const known = positionOf(wish.cursor, clock);
  if (typeof known === 'string') return known;
  const from = known ?? { version: 0, window: await openWindow(tx, member.workspaceId, clock.version) };
  const reader = { ...member, window: from.window };
  const page = await pageAfter(tx, reader, from, { limit: wish.limit, newest: clock.version });
  const version = page.more ? page.to : Math.max(page.to, clock.version);
  const erased = await erasedBetween(tx, member.workspaceId, { from: from.version, to: version });
  const beside = await notesBeside(tx, member.workspaceId, from.window, page.changes);
  return {
    protocol: PROTOCOL_VERSION,
    cursor: writeCursor(clock, { version, window: from.window }),
    more: page.more,
    changes: page.changes,
    known: writeMark({ key: clock.knownKey, position: clock.knownPosition }),
    since: new Date(from.window.since).toISOString(),
    ...(erased.length > 0 && { erased }),
    ...(beside.length > 0 && { beside }),
    ...(wish.count && page.more && { left: await countAfter(tx, reader, page.to, COUNT_MOST) }),
    ...(await checked(tx, reader, wish, page.more ? null : version)),
  };
}

/** Most pulls follow a poke that was for others, or none at all: they end here. */
async function pageAfter(
  tx: Tx,
  reader: Reader,
  { version }: Position,
  { limit, newest }: { limit: number; newest: number },
): Promise<ChangePage> {
  if (version === newest) return { to: version, more: false, changes: [] };
  return changesAfter(tx, reader, version, limit);
}

/** Digest and ranges, where they are asked for; a digest of what isn't complete yet would say nothing. */
async function checked(
  tx: Tx,
  reader: Reader,
  { digest, ranges }: PullWish,
  end: number | null,
): Promise<Pick<PullResponse, 'digest' | 'ranges'>> {
  const rows: Change[] = [];
  for (const at of ranges?.at ?? []) rows.push(...(await rowsBetween(tx, reader, rangeOf(ranges?.size ?? 1, at))));
  return {
    ...(digest && end !== null && { digest: await digestOf(tx, reader, end) }),
    ...(ranges && { ranges: rows }),
  };
}

type Clock = WorkspaceClock & { knownKey: string; knownPosition: number };

async function readClock(tx: Tx, { workspaceId }: Reader): Promise<Clock> {
  return tx
    .selectFrom('app.workspaces as workspace')
    .innerJoin('app.workspace_versions as counter', 'counter.workspace_id', 'workspace.workspace_id')
    .select(['workspace.workspace_id as workspaceId', 'workspace.visibility_epoch as epoch'])
    .select(['counter.version', 'counter.floor'])
    .select(['workspace.known_key as knownKey', newestPosition(workspaceId).as('knownPosition')])
    .where('workspace.workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
}
