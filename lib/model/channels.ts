/** Where a touch happened (PRODUCT.md, Words). No zod: pages load it before their first paint. */
export const CHANNELS = ['email', 'web', 'event', 'ad', 'content', 'social', 'phone', 'other'] as const;
