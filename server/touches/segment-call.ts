import * as z from 'zod/mini';

/** The calls of Segment's HTTP API that say something (segment-docs, spec/common.md). */
export const CALL_TYPES = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type CallType = (typeof CALL_TYPES)[number];

// The specification wants strings; older clients send numbers, and null for "nobody".
const personId = z.optional(
  z.nullable(z.pipe(z.union([z.string(), z.number()]), z.transform(String)).check(z.maxLength(320))),
);
const moment = z.optional(z.nullable(z.string().check(z.maxLength(64))));
const bag = z.optional(z.nullable(z.record(z.string(), z.unknown())));
const text = z.optional(z.nullable(z.string().check(z.maxLength(1_000))));

/** One call, read leniently: fields that mean nothing to us may hold anything. */
export const segmentCall = z.object({
  type: z.enum(CALL_TYPES),
  messageId: z.optional(z.nullable(z.string().check(z.maxLength(512)))),
  userId: personId,
  anonymousId: personId,
  previousId: personId,
  groupId: personId,
  event: text,
  name: text,
  category: text,
  timestamp: moment,
  originalTimestamp: moment,
  sentAt: moment,
  properties: bag,
  traits: bag,
  context: bag,
});
export type SegmentCall = z.infer<typeof segmentCall>;

/** What every body may hold beside its event or events. */
export const envelope = z.object({
  writeKey: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
  sentAt: moment,
  context: bag,
});

/** Events of one batch. A full one of 500 kB holds about 2,500 real ones; write keys stand in public pages. */
export const BATCH_MAX = 5_000;

/** A batch: each event is read by itself, so that a bad one does not take the others along. */
export const batchBody = z.object({ ...envelope.shape, batch: z.array(z.unknown()) });
