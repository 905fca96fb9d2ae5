import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import type { HubBrowser } from '#test/support/hub/hub-browser.ts';
import { newConnect, type SignInHub, sentBack, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace } from '#test/support/hub/start-test-hub.ts';
import { type SpawnedProvider, spawnProvider, throughProvider } from '#test/support/oidc/spawn-provider.ts';

let hub: SignInHub;
let acme: Workspace;
let provider: SpawnedProvider;
let port: number;
const JOINED = '01a200a2-3b9a-76f9-9ed1-90fc68a9cd52';

beforeAll(async () => {
  port = await freePort();
  // The hub starts while its provider is down.
  hub = await startSignInHub({
    env: {
      OIDC_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_CLIENT_ID: 'touchline',
      OIDC_CLIENT_SECRET: 'a secret of the test',
      OIDC_NAME: 'Acme account',
      OIDC_DOMAINS: 'acme.test',
      OIDC_JOIN_WORKSPACE: JOINED,
      OIDC_JOIN_ROLE: 'marketer',
    },
  });
  acme = await makeWorkspace(hub, 'Acme');
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await provider?.stop();
  await hub.close();
});

/** The page at the end of a sign-in through the provider as whoever has these claims. */
async function signIn(claims: { sub: string; [name: string]: unknown }, browser: HubBrowser = hub.browser()) {
  await provider.nextIs(claims);
  const from = ssoLink((await browser.open(newConnect().path)).html);
  return { browser, page: await throughProvider(browser, { from, issuer: provider.issuer, publicUrl: hub.publicUrl }) };
}
const ssoLink = (html: string): string => /href="(\/auth\/sso\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
const member = (email: string, name = 'Ann') => hub.identity.addMember(acme.id, { name, email, role: 'rep' });

describe('a company’s sign-in that does not answer', () => {
  it('keeps neither the hub nor the other ways from working, and is found once it is back', async () => {
    await member('zoe@acme.test');
    const browser = hub.browser();
    const start = await browser.open(newConnect().path);
    expect(start.html).toContain('Acme account');
    expect((await browser.open(ssoLink(start.html))).html).toContain('provider_away');
    const consent = await signInByMail(hub, browser, {
      page: await browser.open(newConnect().path),
      email: 'zoe@acme.test',
    });
    expect(consent.html).toContain('Let in to Acme');

    provider = await spawnProvider({ port, publicUrl: hub.publicUrl });
    const { page } = await signIn({ sub: 'zoe', email: 'zoe@acme.test', email_verified: true, name: 'Zoe' });
    expect(page.html).toContain('Let in to Acme');
  });
});

describe('whoever signs in by single sign-on', () => {
  it('comes in as the member of their proved address', async () => {
    await member('ann@acme.test');
    const { browser, page } = await signIn({ sub: 'ann', email: 'Ann@acme.test', email_verified: true, name: 'Ann' });
    const back = sentBack(await browser.submit(page, 'Let in to Acme', { decision: 'yes' }));
    expect(back.code).not.toBe('');
  });

  it('is not taken at their word about an address that the provider did not check', async () => {
    await member('boss@other.test');
    for (const claims of [
      { email_verified: false },
      {},
      { xms_edov: false },
      { email_verified: true, xms_edov: false },
    ]) {
      const { browser, page } = await signIn({
        sub: `m-${JSON.stringify(claims)}`,
        email: 'boss@other.test',
        ...claims,
      });
      expect(page.html, JSON.stringify(claims)).toContain('address_unproved');
      expect((await browser.open('/auth/account')).html).toContain('Sign in to');
    }
  });

  it('as Entra tells of them: by xms_edov, or within the provider’s own domains', async () => {
    await member('eve@other.test');
    await member('ed@acme.test');
    const proved = await signIn({ sub: 'eve', email: 'eve@other.test', xms_edov: true });
    expect(proved.page.html).toContain('Let in to Acme');
    const owned = await signIn({ sub: 'ed', preferred_username: 'ed@acme.test', name: 'Ed' });
    expect(owned.page.html).toContain('Let in to Acme');
  });

  it('is not found by a preferred_username outside the provider’s domains', async () => {
    await member('gil@other.test');
    const { page } = await signIn({ sub: 'gil', preferred_username: 'gil@other.test' });
    expect(page.html).toContain('address_unproved');
  });

  it('is one person with whoever signed in by mail under the same proved address', async () => {
    await member('una@acme.test');
    const browser = hub.browser();
    await signInByMail(hub, browser, { page: await browser.open(newConnect().path), email: 'una@acme.test' });
    const { page } = await signIn({ sub: 'una', email: 'una@acme.test', email_verified: true });
    expect(page.html).toContain('Let in to Acme');
    const users = await hub.database.store.auth.pool.query('select 1 from auth.user where email = $1', [
      'una@acme.test',
    ]);
    expect(users.rowCount).toBe(1);
  });

  it('leaves no token of the provider behind', async () => {
    const { rows } = await hub.database.store.auth.pool.query<{ stored: string }>(
      'select coalesce("accessToken", "refreshToken", "idToken") as stored from auth.account',
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every(({ stored }) => stored === null)).toBe(true);
  });

  it('still comes in after the provider has changed its keys', async () => {
    await provider.stop();
    provider = await spawnProvider({ port, publicUrl: hub.publicUrl });
    // Unknown keys are looked up at most every half minute.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    const { page } = await signIn({ sub: 'ann', email: 'ann@acme.test', email_verified: true });
    expect(page.html).toContain('Let in to Acme');
  });

  it('comes in by an address that stands in the userinfo answer alone', async () => {
    await provider.stop();
    provider = await spawnProvider({ port, publicUrl: hub.publicUrl, lean: true });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 63_000 });
    const { page } = await signIn({ sub: 'ann', email: 'ann@acme.test', email_verified: true });
    expect(page.html).toContain('Let in to Acme');
  });

  it('cannot bring back an answer that was meant for another browser', async () => {
    await provider.nextIs({ sub: 'ann', email: 'ann@acme.test', email_verified: true });
    const [mine, theirs] = [hub.browser(), hub.browser()];
    const start = await mine.open(ssoLink((await mine.open(newConnect().path)).html));
    const forged = await theirs.open(
      `/auth/callback/oidc?code=abc&state=${new URL(start.location ?? '').searchParams.get('state')}`,
    );
    expect(forged.html).toContain('provider_failed');
    expect((await theirs.open('/auth/account')).html).toContain('Sign in to');
  });
});

describe('joining by the company’s domain', () => {
  const inJoined = () =>
    hub.database.store.owner((tx) =>
      tx.selectFrom('app.members').select(['email', 'role', 'removed_at']).where('workspace_id', '=', JOINED).execute(),
    );
  beforeAll(() =>
    hub.database.store.owner(async (tx) => {
      await tx.insertInto('app.workspaces').values({ workspace_id: JOINED, name: 'Acme Sales' }).execute();
      await tx.insertInto('app.workspace_versions').values({ workspace_id: JOINED }).execute();
    }),
  );

  it('makes a member of the said role once they say yes, and nobody before', async () => {
    const { browser, page } = await signIn({
      sub: 'new',
      email: 'new@acme.test',
      email_verified: true,
      name: 'New One',
    });
    expect(page.html).toContain('Let in to Acme Sales');
    expect(await inJoined()).toEqual([]);
    await browser.submit(page, 'Let in to Acme Sales', { decision: 'yes' });
    expect(await inJoined()).toEqual([{ email: 'new@acme.test', role: 'marketer', removed_at: null }]);
  });

  it('is not for other domains, nor for people who signed in by mail alone', async () => {
    const { page } = await signIn({ sub: 'out', email: 'out@other.test', email_verified: true });
    expect(page.html).toContain('No workspace has you yet');
    await member('mail@acme.test');
    const browser = hub.browser();
    const consent = await signInByMail(hub, browser, {
      page: await browser.open(newConnect().path),
      email: 'mail@acme.test',
    });
    expect(consent.html).not.toContain('Acme Sales');
  });

  it('does not bring back who was taken out', async () => {
    await hub.database.store.owner((tx) =>
      tx
        .updateTable('app.members')
        .set({ removed_at: new Date().toISOString() })
        .where('email', '=', 'new@acme.test')
        .execute(),
    );
    const { page } = await signIn({ sub: 'new', email: 'new@acme.test', email_verified: true });
    expect(page.html).toContain('No workspace has you yet');
  });
});
