import * as z from 'zod/mini';

/** Where a touch happened (PRODUCT.md, Words). */
export const CHANNELS = ['email', 'web', 'event', 'ad', 'content', 'social', 'phone', 'other'] as const;
export const channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof channel>;
