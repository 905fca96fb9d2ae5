import * as z from 'zod/mini';
import { channel } from './channel.ts';
import { id, instant } from './id.ts';

/** Who caused an open or click: a person, a program (privacy proxy, link scanner), or not known. */
export const verdict = z.enum(['human', 'unknown', 'machine']);
export type Verdict = z.infer<typeof verdict>;

/** One marketing contact with a person, as the hub hands it out. `props` are the source's own properties. */
export const touch = z.object({
  id,
  type: z.string().check(z.regex(/^[a-z0-9_]+(\.[a-z0-9_]+)+$/)),
  channel,
  occurredAt: instant,
  title: z.nullable(z.string()),
  campaignId: z.nullable(id),
  verdict,
  source: z.string(),
  props: z.record(z.string(), z.unknown()),
});
export type Touch = z.infer<typeof touch>;
