import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '#server/auth/people/claims.ts';

const google = { issuer: 'https://accounts.google.com', domains: ['acme.test'] };
const entra = { issuer: 'https://login.microsoftonline.com/6f1e-tenant/v2.0', domains: ['acme.test'] };
const email = 'ann@acme.test';

describe('the address in a provider’s claims', () => {
  it('counts for Google’s own company accounts (hd), not for a private account under a company address', () => {
    expect(addressOf({ email, email_verified: true, hd: 'acme.test' }, google)).toEqual({ email, proved: true });
    expect(addressOf({ email, email_verified: true }, google)?.proved).toBe(false);
    expect(addressOf({ email, email_verified: true, hd: 'evil.test' }, google)?.proved).toBe(false);
    expect(addressOf({ email: 'a@gmail.test', email_verified: true }, google)?.proved).toBe(true);
  });

  it('counts for Entra by xms_edov, or within the domains that are its own', () => {
    expect(addressOf({ email: 'a@other.test', xms_edov: 1 }, entra)?.proved).toBe(true);
    expect(addressOf({ email: 'a@other.test' }, entra)?.proved).toBe(false);
    expect(addressOf({ preferred_username: email }, entra)).toEqual({ email, proved: true });
  });

  it('is read by the end of its domain, whatever stands before it', () => {
    for (const trick of ['ann@acme.test@evil.test', 'ann@acme.test.evil.test', 'ann@evil.test?acme.test']) {
      expect(addressOf({ email: trick, preferred_username: trick }, entra)?.proved ?? false).toBe(false);
    }
  });

  it('is none where there is none', () => {
    expect(addressOf({ sub: '1', email: 'no address', preferred_username: 7 }, entra)).toBeNull();
  });

  it('never counts against a provider that says it does not', () => {
    const no = fc.constantFrom(false, 'false', 0, 'no');
    fc.assert(
      fc.property(no, fc.boolean(), fc.constantFrom(google, entra), (said, hd, provider) => {
        const claims = { email, email_verified: said, ...(hd && { hd: 'acme.test' }) };
        expect(addressOf(claims, provider)?.proved).toBe(false);
      }),
    );
  });
});
