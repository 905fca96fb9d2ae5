import * as z from 'zod/mini';
import { TOKEN_DAYS } from '#server/auth/tokens.ts';

/** What is kept for how long, in days, unless the workspace says otherwise; null: until somebody takes it away. */
export const RETENTION_DAYS = {
  passiveTouches: 180,
  touches: 1_095,
  visitors: 180,
  rejectedEvents: 30,
  notes: null,
  recipeHealth: 90,
  refusals: 365,
  access: 30,
  revokedSessions: 365,
  audit: 730,
} as const satisfies Record<string, number | null>;
export type RetentionKind = keyof typeof RETENTION_DAYS;
export type RetentionDays = Record<RetentionKind, number | null>;

export const RETENTION_KINDS = Object.keys(RETENTION_DAYS) as RetentionKind[];

/** What each kind is, as docs/privacy.md says it too (a test compares them). */
export const RETENTION_WORDS: Record<RetentionKind, string> = {
  passiveTouches: 'Touches that say little: sends, deliveries, opens, whatever a program did',
  touches: 'All other touches',
  visitors: 'Touches of visitors who never said who they are',
  rejectedEvents: 'Events that could not be read and were set aside',
  notes: 'Field notes and their replies',
  recipeHealth: 'Reports that a site recipe finds nobody',
  refusals: 'Answers to changes that were refused (codes, no words of anybody)',
  access: 'Sessions that ended by their age, invitations and codes of a sign-in that were used or ended',
  revokedSessions: 'Sessions that somebody ended: a browser that comes back learns by them that it must wipe',
  audit: 'The audit log',
};

/**
 * What the whole hub keeps beside its workspaces (schema `auth`), in days after its end; no workspace changes it. An
 * address that somebody typed goes soon; whoever is in no workspace just now may be invited back.
 */
export const HUB_RETENTION_DAYS = { signInPages: 1, people: 30 } as const;
export type HubRetentionKind = keyof typeof HUB_RETENTION_DAYS;

export const HUB_RETENTION_WORDS: Record<HubRetentionKind, string> = {
  signInPages: 'Sessions on the hub’s own pages, mailed codes, devices that waited to be let in, after their end',
  people: 'Who signed in on the hub’s own pages and is in no workspace any more, with their second factor',
};

/**
 * A day at least, ten years at most. The audit log is kept for 90 days at least, or nobody could rely on it; a session
 * that was ended as long as it would have lasted, or an older backup would bring it back to life.
 */
const days = (least: number) => z.nullable(z.int().check(z.minimum(least), z.maximum(3_650)));

/** What a workspace changes of it. */
export const retentionWish = z.partial(
  z.strictObject({
    passiveTouches: days(1),
    touches: days(1),
    visitors: days(1),
    rejectedEvents: days(1),
    notes: days(1),
    recipeHealth: days(1),
    refusals: days(90),
    access: days(1),
    revokedSessions: days(TOKEN_DAYS),
    audit: days(90),
  } satisfies Record<RetentionKind, z.ZodMiniType>),
);
export type RetentionWish = z.infer<typeof retentionWish>;
