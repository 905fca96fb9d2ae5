import * as z from 'zod/mini';
import { role as roleSchema } from '#lib/model/member.ts';
import { StartError } from '#server/start-error.ts';
import { type Provider, readProviders } from './people/provider-settings.ts';

const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const environment = z.object({
  HUB_NAME: z._default(z.string().check(z.maxLength(100)), 'Touchline'),
  HUB_CONTACT: z.optional(z.string().check(z.maxLength(200))),
  HUB_SECRET: z.optional(z.string().check(z.minLength(32, 'must have at least 32 characters'))),
  SMTP_URL: z.optional(z.url({ protocol: /^smtps?$/, error: 'must be an smtp or smtps address' })),
  MAIL_FROM: z.optional(z.string().check(z.maxLength(200))),
  CONNECT_REDIRECTS: z.pipe(z._default(z.string(), ''), z.transform(words)),
  TWO_FACTOR_ROLES: z.pipe(z.pipe(z._default(z.string(), ''), z.transform(words)), z.array(roleSchema)),
});

/** How people come in on this hub. */
export type SignInSettings = {
  /** What the hub calls itself to people, and whom they may ask about it. */
  readonly hubName: string;
  readonly hubContact: string | null;
  /** Signs cookies and encrypts second factors; without one the hub makes one and keeps it in its database. */
  readonly secret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Addresses to which a sign-in may return besides the extension's own; exactly these. */
  readonly redirects: readonly string[];
  /** Roles that must have a second factor. */
  readonly twoFactorRoles: readonly z.infer<typeof roleSchema>[];
  readonly providers: readonly Provider[];
};

/** Reads what concerns signing in; empty variables count as not set. Throws StartError. */
export function readSignInSettings(env: Record<string, string | undefined>): SignInSettings {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = z.safeParse(environment, set);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new StartError(
      'environment_wrong',
      `The environment variable ${String(issue?.path[0])} is wrong: ${issue?.message}.`,
    );
  }
  const { data } = read;
  return {
    hubName: data.HUB_NAME,
    hubContact: data.HUB_CONTACT ?? null,
    secret: data.HUB_SECRET,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    redirects: data.CONNECT_REDIRECTS,
    twoFactorRoles: data.TWO_FACTOR_ROLES,
    providers: readProviders(set),
  };
}
