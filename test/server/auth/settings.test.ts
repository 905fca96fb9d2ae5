import { describe, expect, it } from 'vitest';
import { readSignInSettings } from '#server/auth/settings.ts';

const oidc = { OIDC_ISSUER: 'https://id.acme.test/', OIDC_CLIENT_ID: 'touchline', OIDC_CLIENT_SECRET: 'secret' };
const WORKSPACE = '01a200a2-3b9a-76f9-9ed1-90fc68a9cd52';

describe('the settings of signing in', () => {
  it('need nothing', () => {
    expect(readSignInSettings({})).toMatchObject({
      hubName: 'Touchline',
      hubContact: null,
      providers: [],
      redirects: [],
    });
  });

  it('take several providers, in order', () => {
    const second = { OIDC_2_ISSUER: 'https://two.test', OIDC_2_CLIENT_ID: 'b', OIDC_2_CLIENT_SECRET: 'c' };
    const joining = { OIDC_DOMAINS: 'Acme.test, acme.example', OIDC_JOIN_WORKSPACE: WORKSPACE };
    const { providers } = readSignInSettings({ ...second, ...oidc, ...joining });
    expect(providers.map(({ id }) => id).sort()).toEqual(['oidc', 'oidc-2']);
    expect(providers.find(({ id }) => id === 'oidc')).toMatchObject({
      issuer: 'https://id.acme.test',
      domains: ['acme.test', 'acme.example'],
      join: { workspace: WORKSPACE, role: 'rep' },
    });
  });

  it.each([
    ['HUB_SECRET', { HUB_SECRET: 'too short' }],
    ['SMTP_URL', { SMTP_URL: 'https://mail.test' }],
    ['TWO_FACTOR_ROLES', { TWO_FACTOR_ROLES: 'boss' }],
    ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://id.acme.test' }],
    ['OIDC_CLIENT_SECRET', { ...oidc, OIDC_CLIENT_SECRET: '' }],
    ['OIDC_JOIN_ROLE', { ...oidc, OIDC_JOIN_ROLE: 'boss' }],
    ['OIDC_JOIN_WORKSPACE needs OIDC_DOMAINS', { ...oidc, OIDC_JOIN_WORKSPACE: WORKSPACE }],
  ])('name %s when it is wrong, and never its value', (name, env) => {
    expect(() => readSignInSettings(env)).toThrow(name);
    for (const value of ['too short', 'boss', 'mail.test']) {
      expect(() => readSignInSettings(env)).not.toThrow(new RegExp(`${value}`));
    }
  });
});
