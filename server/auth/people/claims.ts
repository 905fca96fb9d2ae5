import * as z from 'zod/mini';
import type { Provider } from './provider-settings.ts';

const GOOGLE = 'https://accounts.google.com';

/** `proved`: the provider has checked that the address is this person's, or speaks for the whole domain. */
export type Address = { readonly email: string; readonly proved: boolean };

const address = z.email();
const yes = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true';

/**
 * The address in a provider's claims; null where there is none.
 *
 * - `email_verified` (OpenID Connect Core, 5.1) or Entra's `xms_edov` saying yes proves it; either saying no ends it.
 * - Entra says neither by default. Its `email` can be written by anybody who runs some tenant, and `preferred_username`
 *   changes: both count only within the domains that the administrator gave this provider.
 * - Google vouches for an ourco.com address of a private account too, also after its owner left. Within the provider's
 *   domains only `hd`, the company's own account, counts.
 */
export function addressOf(
  claims: Record<string, unknown>,
  provider: Pick<Provider, 'issuer' | 'domains'>,
): Address | null {
  const email = [claims.email, claims.preferred_username].find((each) => z.safeParse(address, each).success);
  if (typeof email !== 'string') return null;
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const ofProvider = provider.domains.includes(domain);
  if (ofProvider && provider.issuer === GOOGLE)
    return { email, proved: claims.hd === domain && yes(claims.email_verified) };
  const said = claims.email === email ? [claims.email_verified, claims.xms_edov].filter((each) => each != null) : [];
  return { email, proved: said.length > 0 ? said.every(yes) : ofProvider };
}
