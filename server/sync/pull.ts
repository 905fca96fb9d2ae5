import { writeMark } from '#lib/known/mark.ts';
import type { PullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { newestPosition } from '#server/known/repository.ts';
import { changesAfter } from './changes.ts';
import { positionOf, type WorkspaceClock, writeCursor } from './cursor.ts';
import type { Reader } from './sources.ts';

/** Rows of a pull that names no limit. */
export const PULL_LIMIT_DEFAULT = 1_000;

/** What a pull asks for; without a cursor everything from the beginning. */
export type PullWish = { cursor: string | undefined; limit: number };

/**
 * What changed for this reader since the cursor, one page of it. A cursor that can't be gone on from is answered by
 * its fault: `foreign` (a mistake) or `expired` (forget what you hold and pull from nothing).
 */
export async function pull(db: Db, reader: Reader, wish: PullWish): Promise<PullResponse | 'foreign' | 'expired'> {
  return inWorkspace(db, reader.workspaceId, async (tx) => {
    const clock = await readClock(tx, reader);
    const from = positionOf(wish.cursor, clock);
    if (typeof from !== 'number') return from;
    // Most pulls follow a poke that was for others, or none at all: they end here.
    const atEnd = from === clock.version;
    const page = atEnd ? { to: from, more: false, changes: [] } : await changesAfter(tx, reader, from, wish.limit);
    // At the end the cursor may pass versions of rows that this member can't see, as of before the rows were read.
    const version = page.more ? page.to : Math.max(page.to, clock.version);
    return {
      protocol: PROTOCOL_VERSION,
      cursor: writeCursor({ ...clock, version }),
      more: page.more,
      changes: page.changes,
      known: writeMark({ key: clock.knownKey, position: clock.knownPosition }),
    };
  });
}

type Clock = WorkspaceClock & { knownKey: string; knownPosition: number };

async function readClock(tx: Tx, { workspaceId }: Reader): Promise<Clock> {
  return tx
    .selectFrom('app.workspaces as workspace')
    .innerJoin('app.workspace_versions as counter', 'counter.workspace_id', 'workspace.workspace_id')
    .select(['workspace.workspace_id as workspaceId', 'workspace.visibility_epoch as epoch', 'counter.version'])
    .select(['workspace.known_key as knownKey', newestPosition(workspaceId).as('knownPosition')])
    .where('workspace.workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
}
