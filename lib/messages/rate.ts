/** How many calls one sender may make: `burst` at once, then `perSecond`. */
export type RateCap = { burst: number; perSecond: number };

/** A bucket of tokens for each sender. `take` is false when the sender's bucket is empty; the clock is in ms. */
export function rateCap({ burst, perSecond }: RateCap, now: () => number = Date.now) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(sender: string): boolean {
      const at = now();
      const bucket = buckets.get(sender) ?? { tokens: burst, at };
      const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1_000) * perSecond);
      if (buckets.size > 500) buckets.clear();
      buckets.set(sender, { tokens: Math.max(0, tokens - 1), at });
      return tokens >= 1;
    },
  };
}
