import { describe, expect, it } from 'vitest';
import { safeNext } from '#server/auth/pages/next.ts';

const HUB = 'https://hub.acme.test';

describe('where a sign-in goes on', () => {
  it.each(['/auth/connect?state=abc&redirect_uri=https%3A%2F%2Fx.test', '/auth/device?user_code=BCDF-GHJK'])(
    'is %s, a page of the hub, with its query',
    (next) => {
      expect(safeNext(next, HUB)).toBe(next);
    },
  );

  it.each([
    undefined,
    '',
    'https://evil.test/auth/connect',
    '//evil.test/auth/connect',
    '/\\evil.test/auth/connect',
    '\\\\evil.test/auth/connect',
    'https://hub.acme.test.evil.test/auth/connect',
    'https://hub.acme.test@evil.test/auth/connect',
    'http://hub.acme.test/auth/connect',
    'javascript:alert(1)//auth/connect',
    '/v1/hub',
    '/auth/callback/oidc?code=x',
    '/auth/connect/../callback/oidc',
    '\t//evil.test',
  ])('is home for %j', (next) => {
    expect(safeNext(next, HUB)).toBe('/auth/account');
  });
});
