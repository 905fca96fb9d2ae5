import * as z from 'zod/mini';

/**
 * What the hub holds for a reader, up to version `upTo`: the versions cut into ranges of `size` (range n holds the versions
 * after n × size and up to (n + 1) × size), and for each range that has rows how many, and a hash of them.
 */
export const digest = z.object({
  upTo: z.int(),
  size: z.int().check(z.positive()),
  ranges: z.array(
    z.object({ range: z.int().check(z.nonnegative()), rows: z.int().check(z.positive()), hash: z.string() }),
  ),
});
export type Digest = z.infer<typeof digest>;
