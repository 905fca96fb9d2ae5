import type { Pool, PoolClient } from 'pg';
import { ceiling } from '#server/limits/defaults.ts';
import { TryLater } from '#server/limits/try-later.ts';

type Queue = { options: Pool['options']; connect(): Promise<PoolClient>; end(): Promise<void> };

/**
 * The pool, with no more than `most` that wait for one of its connections: one more is put off at once, so that the
 * hub stays quick for those it has let in.
 */
export const boundedQueue = (pool: Pool, most: number): Queue => ({
  options: pool.options,
  connect: async () => {
    if (pool.waitingCount >= ceiling(most)) throw new TryLater('overloaded', 2);
    return pool.connect();
  },
  end: () => pool.end(),
});
