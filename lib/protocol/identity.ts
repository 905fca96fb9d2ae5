import * as z from 'zod/mini';
import { id, instant, line } from '#lib/model/id.ts';
import { member, role } from '#lib/model/member.ts';

/** How a browser or program names itself in the list of sessions: "Firefox on Linux". */
const deviceName = line(100);

/**
 * Turns a code of `GET /auth/connect` (PKCE, RFC 7636) or an approved device code (RFC 8628) into a token. `verifier`
 * is the text whose SHA-256 was sent as `code_challenge`; `redirectUri` the address the code was sent to.
 */
export const tokenRequest = z.discriminatedUnion('grant', [
  z.object({
    grant: z.literal('code'),
    code: z.string().check(z.minLength(20), z.maxLength(200)),
    verifier: z.string().check(z.regex(/^[\w.~-]{43,128}$/)),
    redirectUri: z.string().check(z.maxLength(500)),
    device: z.optional(deviceName),
  }),
  z.object({ grant: z.literal('device'), deviceCode: z.string().check(z.minLength(20), z.maxLength(200)) }),
]);
export type TokenRequest = z.infer<typeof tokenRequest>;

export const deviceRequest = z.object({ device: z.optional(deviceName) });

/** `interval` and `expiresIn` are seconds. `verificationUriComplete` holds the user code already. */
export const deviceResponse = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  verificationUri: z.string(),
  verificationUriComplete: z.string(),
  interval: z.int(),
  expiresIn: z.int(),
});
export type DeviceResponse = z.infer<typeof deviceResponse>;

/** A browser in which a member is signed in. `current` marks the one that asks. */
const session = z.object({
  id,
  memberId: id,
  name: z.nullable(z.string()),
  createdAt: instant,
  lastUsedAt: z.nullable(instant),
  expiresAt: instant,
  current: z.boolean(),
});
export type Session = z.infer<typeof session>;
export const sessionsResponse = z.object({ sessions: z.array(session) });
/** How many sessions ended: none where it had ended already. */
export const endedResponse = z.object({ ended: z.int() });

/** With an address the invitation is mailed, where the hub can send mail; without one its link is all there is. */
export const invitationRequest = z.object({ name: line(200), email: z.nullable(z.email()), role });
export type InvitationRequest = z.infer<typeof invitationRequest>;

/** A member who has been invited and has not come in yet. */
const invitation = z.object({
  member,
  createdAt: instant,
  expiresAt: instant,
  invitedBy: z.nullable(id),
});
export type Invitation = z.infer<typeof invitation>;
export const invitationsResponse = z.object({ invitations: z.array(invitation) });
/** `link` is shown this once. */
export const invitationResponse = z.object({ member, link: z.string(), expiresAt: instant, mailed: z.boolean() });

export const memberChange = z.object({ role });
export const memberResponse = z.object({ member });
/** How many were taken out: nobody where they had gone already. */
export const removedResponse = z.object({ removed: z.int() });
