import * as z from 'zod/mini';

/** The workspace's list: addresses and `@domains` about which nobody is ever asked, as `readExclusion` writes them. */
export const excludedList = z.object({ version: z.int(), entries: z.array(z.string()) });
export type ExcludedList = z.infer<typeof excludedList>;
