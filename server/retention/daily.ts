import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { createClockDoubt, daysSinceRetention } from './doubt.ts';
import { runHubRetention } from './hub-wide.ts';
import { type RetentionDeps, runRetention } from './run.ts';

/** Looks this often (ms) whether a workspace's run is due; the first time soon after the start. */
const LOOK = 3_600_000;
const FIRST_LOOK = 60_000;

type DailyDeps = RetentionDeps & { readonly log: Logger };

/**
 * Runs each workspace's retention once a day, until the signal aborts, and the hub's own at each look; a sample is left
 * as it is.
 */
export function runRetentionDaily(deps: DailyDeps): void {
  const { signal } = deps;
  const doubts = createClockDoubt();
  void (async () => {
    for (let wait = FIRST_LOOK; await slept(wait, signal); wait = LOOK) await runDue(deps, doubts);
  })();
}

const slept = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal, ref: false }).catch(() => false);

/** All that is due by a clock that is not in doubt. */
export async function runDue(deps: DailyDeps, doubts: ReturnType<typeof createClockDoubt>): Promise<void> {
  const { store, now, signal, log } = deps;
  try {
    const days = await daysSinceRetention(store, now());
    if (!doubts(days)) return await runAll(deps);
    log.warn(
      { days: Math.round(days ?? 0) },
      'so long since retention ran: it waits four hours, in case the clock is wrong',
    );
  } catch (error) {
    if (!signal.aborted) log.warn({ error: String(error instanceof Error ? error.name : error) }, 'retention failed');
  }
}

async function runAll({ log, ...deps }: DailyDeps): Promise<void> {
  for (const { id, sample } of await deps.store.owner(listWorkspaces)) {
    const counts = sample || deps.signal.aborted ? null : await runRetention(deps, id);
    if (counts !== null && Object.keys(counts).length > 0) log.info({ workspace: id, ...counts }, 'retention ran');
  }
  const gone = await deps.store.owner((tx) => runHubRetention(tx, deps.now()));
  if (Object.keys(gone).length > 0) log.info(gone, 'retention of the hub ran');
}
