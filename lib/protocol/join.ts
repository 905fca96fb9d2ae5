import * as z from 'zod/mini';
import { instant, line } from '#lib/model/id.ts';
import { member, workspace } from '#lib/model/member.ts';

/** What a hub says of itself to anybody who asks: it speaks the versions `oldest` (where it says) to `protocol`. */
export const aboutHub = z.object({
  name: z.string(),
  version: z.string(),
  protocol: z.int(),
  oldest: z.optional(z.int()),
  /** Whom to ask about this hub: a name, an address or a page, as its administrator wrote it. */
  contact: z.optional(z.nullable(z.string())),
  /** How people sign in here: by codes that are mailed, by the company's own sign-in, by invitation (always). */
  signIn: z.optional(
    z.object({ email: z.boolean(), providers: z.array(z.object({ id: z.string(), name: z.string() })) }),
  ),
});

/** A one-time code, from the fragment of the join link (`<hub>/join#<code>`). `device` names the browser. */
export const joinRequest = z.object({
  code: z.string().check(z.minLength(20), z.maxLength(200)),
  device: z.optional(line(100)),
});

/** Who I am, and where. */
export const me = z.object({ workspace, member });
export type Me = z.infer<typeof me>;

/** The token is shown this once. */
export const joinResponse = z.object({ token: z.string(), expiresAt: instant, ...me.shape });
export type JoinResponse = z.infer<typeof joinResponse>;
