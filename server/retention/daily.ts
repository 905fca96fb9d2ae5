import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { runHubRetention } from './hub-wide.ts';
import { type RetentionDeps, runRetention } from './run.ts';

/** Looks this often (ms) whether a workspace's run is due; the first time soon after the start. */
const LOOK = 3_600_000;
const FIRST_LOOK = 60_000;

/**
 * Runs each workspace's retention once a day, until the signal aborts, and the hub's own at each look; a sample is left
 * as it is.
 */
export function runRetentionDaily(deps: RetentionDeps & { readonly log: Logger }): void {
  const { signal } = deps;
  void (async () => {
    for (let wait = FIRST_LOOK; await slept(wait, signal); wait = LOOK) await runAll(deps);
  })();
}

const slept = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal, ref: false }).catch(() => false);

async function runAll({ log, ...deps }: RetentionDeps & { readonly log: Logger }): Promise<void> {
  try {
    for (const { id, sample } of await deps.store.owner(listWorkspaces)) {
      const counts = sample || deps.signal.aborted ? null : await runRetention(deps, id);
      if (counts !== null && Object.keys(counts).length > 0) log.info({ workspace: id, ...counts }, 'retention ran');
    }
    const gone = await deps.store.owner((tx) => runHubRetention(tx, deps.now()));
    if (Object.keys(gone).length > 0) log.info(gone, 'retention of the hub ran');
  } catch (error) {
    if (!deps.signal.aborted)
      log.warn({ error: String(error instanceof Error ? error.name : error) }, 'retention failed');
  }
}
