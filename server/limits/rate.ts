import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ceiling } from './defaults.ts';
import { TryLater } from './try-later.ts';

/** How often something may happen for one key. */
export type Rate = {
  /** Counts one. Throws TryLater when that is one too many. */
  take(key: string): Promise<void>;
  /** Counts one after the fact. */
  note(key: string): Promise<void>;
  /** Counts nothing. Throws TryLater while no more may happen. */
  hold(key: string): Promise<void>;
};

/** So many in a minute, which begins with a key's first one. */
export function perMinute(limit: number): Rate {
  const points = ceiling(limit);
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return {
    async take(key) {
      await limiter.consume(key).catch((full: unknown) => {
        throw full instanceof RateLimiterRes ? later(full) : full;
      });
    },
    note: async (key) => void (await limiter.penalty(key)),
    async hold(key) {
      const so = await limiter.get(key);
      if (so !== null && so.consumedPoints >= points) throw later(so);
    },
  };
}

const later = ({ msBeforeNext }: RateLimiterRes) => new TryLater('too_many_requests', msBeforeNext / 1_000);
