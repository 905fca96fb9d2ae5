import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import * as z from 'zod/mini';
import { addressOf } from './claims.ts';
import type { Provider } from './provider-settings.ts';

const PATIENCE_MS = 10_000;

const discovery = z.object({ userinfo_endpoint: z.optional(z.url()) });
const claims = z.looseObject({ sub: z.string() });
type Claims = z.infer<typeof claims>;

/**
 * The provider as better-auth's generic OAuth takes it. Its tokens are verified against its published keys, which are
 * fetched again when an unknown key signs; its discovery document is read at the first sign-in, and again until it
 * answers.
 */
export function oauthOf(provider: Provider): GenericOAuthConfig {
  const { id, name, issuer, clientId, clientSecret } = provider;
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`;
  return {
    providerId: id,
    name,
    clientId,
    clientSecret,
    discoveryUrl,
    requireIdTokenVerification: true,
    scopes: ['openid', 'email', 'profile'],
    authentication: 'basic',
    getUserInfo: async ({ idToken, accessToken }) => {
      const told = claimsIn(idToken);
      if (told === null) return null;
      const all = addressOf(told, provider) === null ? await askMore(told, accessToken, discoveryUrl) : told;
      const address = addressOf(all, provider);
      const name = typeof all.name === 'string' ? all.name : (address?.email ?? '');
      // Without an address better-auth answers email_not_found.
      return { sub: told.sub, name, email: address?.email ?? null, emailVerified: address?.proved ?? false };
    },
  };
}

/** What stands in an ID token, whose signature better-auth has checked before. */
function claimsIn(idToken: string | undefined): Claims | null {
  try {
    const [, body = ''] = (idToken ?? '').split('.');
    return z.parse(claims, JSON.parse(Buffer.from(body, 'base64url').toString()));
  } catch {
    return null;
  }
}

/** Many providers put the address into their userinfo answer only. What they say there must be of the same person. */
async function askMore(told: Claims, accessToken: string | undefined, discoveryUrl: string): Promise<Claims> {
  const { userinfo_endpoint } = z.parse(discovery, await getJson(discoveryUrl));
  if (userinfo_endpoint === undefined || accessToken === undefined) return told;
  const more = z.parse(claims, await getJson(userinfo_endpoint, { authorization: `Bearer ${accessToken}` }));
  return more.sub === told.sub ? { ...told, ...more } : told;
}

async function getJson(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
  return answer.json();
}
