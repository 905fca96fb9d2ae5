import type { StatusDefinition, StatusKey } from '#lib/model/status.ts';

/** `true` when sales and marketing have both signed this text; otherwise it is a draft. An edit voids both signatures. */
export const isInForce = (definition: Pick<StatusDefinition, 'salesSignature' | 'marketingSignature'>): boolean =>
  definition.salesSignature !== null && definition.marketingSignature !== null;

/** The workspace's statuses in the order of its life cycle. */
export const statusOrder = (definitions: readonly Pick<StatusDefinition, 'key' | 'order'>[]): StatusKey[] =>
  [...definitions].sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1)).map(({ key }) => key);
