import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Store } from '#server/db/store.ts';
import { addressKey } from '#server/limits/client-address.ts';

/** How often somebody may do something: so many times within so many seconds, for one key. */
const BUDGETS = {
  /**
   * Codes mailed to one address, as asked for from one client; and in all, so that nobody's mailbox is flooded and nobody
   * guesses (each code has five tries). Browsers in which the address signed in before have an allowance of their own.
   */
  codesForAddressFromClient: { points: 5, duration: 900 },
  codesForAddress: { points: 10, duration: 3_600 },
  codesFromClient: { points: 30, duration: 900 },
  codesForKnownBrowser: { points: 5, duration: 900 },
  /** Codes entered where none is under way. */
  codeEnteredFromClient: { points: 60, duration: 900 },
  secondFactor: { points: 5, duration: 900 },
  deviceCodeEntered: { points: 10, duration: 900 },
  devicesFromClient: { points: 60, duration: 900 },
} as const;
type Budget = keyof typeof BUDGETS;
/** What is counted, and for whom. */
export type Try = readonly [Budget, string];

/** Counts tries in the database, so that all hubs on it count together. */
export type Tries = {
  /** Counts one for every key; gives the seconds to wait when that is one too many for any, else null. */
  take(...keys: readonly Try[]): Promise<number | null>;
};

export function createTries({ pool }: Store['auth']): Tries {
  const limiterOf = (budget: Budget) =>
    new RateLimiterPostgres({
      ...BUDGETS[budget],
      storeClient: pool,
      schemaName: 'auth',
      tableName: 'rate_limits',
      tableCreated: true,
      // One of them clears away for all: they share the table.
      clearExpiredByTimeout: budget === 'codesForAddress',
      keyPrefix: budget,
    });
  const limiters = new Map((Object.keys(BUDGETS) as Budget[]).map((budget) => [budget, limiterOf(budget)]));
  return {
    async take(...keys) {
      const waits = await Promise.all(keys.map(async ([budget, key]) => wait(limiters.get(budget), key)));
      const longest = Math.max(0, ...waits);
      return longest === 0 ? null : longest;
    },
  };
}

async function wait(limiter: RateLimiterPostgres | undefined, key: string): Promise<number> {
  try {
    await limiter?.consume(createHash('sha256').update(key.toLowerCase()).digest('base64url'));
    return 0;
  } catch (full) {
    if (!(full instanceof RateLimiterRes)) throw full;
    return Math.max(1, Math.ceil(full.msBeforeNext / 1_000));
  }
}

/**
 * The client as a key of a budget. Behind a proxy that TRUST_PROXY does not name everybody comes from one address, mostly
 * this machine's or a private one: counting that would let anybody lock everybody out, so it counts for nobody.
 */
export function fromClient<B extends Budget>(budget: B, address: string): [B, string][] {
  return isShared(address) ? [] : [[budget, addressKey(address)]];
}

const SHARED = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i;
const isShared = (address: string): boolean => address === '' || SHARED.test(address);
