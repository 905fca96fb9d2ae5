import type { Id } from '#lib/model/id.ts';
import type { Db } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { record } from './record.ts';

/** Tries are counted for this long (ms) and written down as one event, so that nobody fills the log by trying. */
const COUNTED = 60_000;
/** Most workspaces counted at a time: a caller may name any. */
const WORKSPACES = 1_000;

/** Counts tries to sign in that failed, by workspace. */
export function countFailedSignIns(db: Db, every = COUNTED): (workspaceId: Id) => void {
  const counts = new Map<Id, number>();
  const write = () => {
    for (const [workspaceId, times] of counts) {
      const event = { action: 'member.sign_in_failed', details: { times } } as const;
      // A workspace that isn't there has no log, and a hub that shuts down none to write to.
      inWorkspace(db, workspaceId, (tx) => record(tx, workspaceId, event)).catch(() => {});
    }
    counts.clear();
  };
  return (workspaceId) => {
    if (counts.size === 0) setTimeout(write, every).unref();
    if (counts.size < WORKSPACES || counts.has(workspaceId))
      counts.set(workspaceId, (counts.get(workspaceId) ?? 0) + 1);
  };
}
