import * as z from 'zod/mini';
import { channel } from './channel.ts';
import { id, instant, line } from './id.ts';

/** A marketing campaign, with the brief that a rep sees. */
export const campaign = z.object({
  id,
  version: z.int(),
  name: line(200),
  channel,
  brief: z.string(),
  talkTrack: z.string(),
  startsAt: instant,
  endsAt: z.nullable(instant),
});
export type Campaign = z.infer<typeof campaign>;
