import * as z from 'zod/mini';
import { member, workspace } from '#lib/model/member.ts';

/** What a hub says of itself to anybody who asks. */
export const aboutHub = z.object({ name: z.string(), version: z.string(), protocol: z.int() });

/** A one-time code, from the fragment of the join link (`<hub>/join#<code>`). */
export const joinRequest = z.object({ code: z.string().check(z.minLength(20), z.maxLength(200)) });

/** Who I am, and where. */
export const me = z.object({ workspace, member });
export type Me = z.infer<typeof me>;

/** The token is shown this once. */
export const joinResponse = z.object({ token: z.string(), ...me.shape });
export type JoinResponse = z.infer<typeof joinResponse>;
