import { setTimeout as sleep } from 'node:timers/promises';
import { APP_ROLE } from './connection.ts';
import { pipelined, statement, unawaited } from './pipeline.ts';
import { codeOf } from './roles.ts';
import type { Db, Tx } from './schema.ts';

/** serialization_failure and deadlock_detected: the same transaction, tried again, may well pass. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 8;

/**
 * Runs `work` in one transaction that sees and touches this workspace alone: under the application's role, sealed by
 * row-level security. Tried again on 40001 and 40P01, so `work` may run several times: it must do nothing but query.
 * With `snapshot` all its statements see the same moment.
 */
export function inWorkspace<T>(
  db: Db,
  workspaceId: string,
  work: (tx: Tx) => Promise<T>,
  { snapshot = false }: { snapshot?: boolean } = {},
): Promise<T> {
  const transaction = () => (snapshot ? db.transaction().setIsolationLevel('repeatable read') : db.transaction());
  return withRetry(() =>
    transaction().execute(async (tx) => {
      await pipelined(tx);
      // Nobody waits for it: what `work` asks first goes out with it, and fails with it.
      unawaited([enter(tx, [APP_ROLE, workspaceId])]);
      return work(tx);
    }),
  );
}

/**
 * What one statement answers in this workspace, in one round trip: the transaction begins, asks and ends in one write.
 */
export async function askInWorkspace<R>(
  db: Db,
  workspaceId: string,
  ask: (tx: Tx, values: readonly unknown[]) => Promise<R[]>,
  values: readonly unknown[],
): Promise<R[]> {
  const [answer] = await inWorkspace(db, workspaceId, async (tx) => {
    const asked = ask(tx, values);
    unawaited([asked]);
    // In a list, so that nobody waits for it before the commit.
    return [asked];
  });
  return answer;
}

const enter = statement<unknown>(`select set_config('role', $1, true), set_config('app.workspace_id', $2, true)`);

/** Tries `work` again while PostgreSQL asks for it, at most 8 times, waiting a little longer each time (with jitter). */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(codeOf(error) ?? '')) throw error;
      await sleep(Math.random() * 5 * 2 ** attempt);
    }
  }
}
