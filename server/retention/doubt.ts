import { sql } from 'kysely';
import type { Store } from '#server/db/store.ts';

const DAY_MS = 86_400_000;
/** A hub runs daily: after longer than this, or from before its last run, either it was off or its clock is wrong. */
const USUAL_GAP_MS = 7 * DAY_MS;
/** Long enough for a clock to be set right, and within the working day of a hub that is off at night. */
const WAIT_MS = 4 * 3_600_000;

/** Days between the last retention of any workspace and now, as the clock says; null where none ran yet. */
export async function daysSinceRetention(store: Pick<Store, 'owner'>, now: Date): Promise<number | null> {
  const { rows } = await store.owner((tx) =>
    sql<{ at: string | null }>`select max(ran_at) as at from app.retention`.execute(tx),
  );
  const at = rows[0]?.at ?? null;
  return at === null ? null : (now.getTime() - Date.parse(at)) / DAY_MS;
}

/**
 * Whether what a clock says may be acted upon for good. One that jumped, or came up wrong after a restart, would have years
 * of data taken away at once: then some hours of running are waited for, in which it is set right or somebody sees it.
 * `uptime` is of a clock that nobody sets, in ms.
 */
export function createClockDoubt(uptime: () => number = () => performance.now()): (days: number | null) => boolean {
  let since: number | null = null;
  return (days) => {
    const usual = days === null || (days * DAY_MS <= USUAL_GAP_MS && days > -1);
    since = usual ? null : (since ?? uptime());
    return since !== null && uptime() - since < WAIT_MS;
  };
}
