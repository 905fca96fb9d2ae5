import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { emailOTP } from 'better-auth/plugins/email-otp';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Store } from '#server/db/store.ts';
import { oauthOf } from './provider.ts';
import type { Provider } from './provider-settings.ts';

export type AuthOptions = {
  readonly auth: Store['auth'];
  readonly publicUrl: string;
  readonly secret: string;
  /** What an authenticator app shows. */
  readonly hubName: string;
};

/** How long somebody stays signed in on the hub's own pages. */
const PAGE_SESSION_SECONDS = 12 * 3_600;

/** better-auth, which knows people: their addresses, sessions on the hub's pages, providers and second factors. */
export type Auth = ReturnType<typeof createAuth>;

/**
 * Makes an instance, with single sign-on through `provider` or without any. All share the database, the secret and so
 * the sessions; an instance of its own keeps a provider that does not answer from holding up everybody else.
 */
export function createAuth({ auth, publicUrl, secret, hubName }: AuthOptions, provider: Provider | null) {
  return betterAuth({
    appName: hubName,
    baseURL: publicUrl,
    basePath: '/auth',
    secret,
    database: { db: auth.db, type: 'postgres', schemaName: 'auth' },
    session: {
      expiresIn: PAGE_SESSION_SECONDS,
      updateAge: 3_600,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [] } },
    advanced: cookies(publicUrl),
    // Of its routes only the providers' callback is reachable; the pages count tries themselves (limits.ts).
    rateLimit: { enabled: false },
    onAPIError: { errorURL: `${publicUrl}/auth/problem` },
    telemetry: { enabled: false },
    // What it says can hold addresses and codes.
    logger: { disabled: true },
    databaseHooks: { user: { create: { before: refuseUnproved } }, account: { create: { before: dropTokens } } },
    plugins: [
      // Its codes never leave the hub (people.ts, signInProved): the pages mail their own.
      emailOTP({ expiresIn: 60, storeOTP: 'hashed', sendVerificationOTP: async () => {} }),
      twoFactor({ issuer: hubName, allowPasswordless: true, backupCodeOptions: { storeBackupCodes: 'encrypted' } }),
      genericOAuth({ config: provider === null ? [] : [oauthOf(provider)] }),
    ],
  });
}

/** The cookies of the hub's pages: theirs alone, unreadable to scripts, and https only where the hub has it. */
const cookies = (publicUrl: string) =>
  ({
    cookiePrefix: 'touchline',
    useSecureCookies: publicUrl.startsWith('https:'),
    defaultCookieAttributes: { path: '/auth', httpOnly: true, sameSite: 'lax' },
    ipAddress: { disableIpTracking: true },
  }) satisfies BetterAuthOptions['advanced'];

/** Nobody is known by an address that they did not prove, and that no provider vouches for. */
async function refuseUnproved(user: { emailVerified: boolean }): Promise<void> {
  if (!user.emailVerified) throw new APIError('FORBIDDEN', { code: 'address_unproved', message: 'address not proved' });
}

/** The hub asks a provider who somebody is, and nothing after that: it keeps none of its tokens. */
async function dropTokens<A extends object>(account: A) {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
}
