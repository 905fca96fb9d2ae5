import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { formOf, type Page } from '#test/support/hub/hub-browser.ts';
import { asked, newMember, signedIn, tryCode, wrongFor } from '#test/support/hub/mailed-code.ts';
import {
  codeIn,
  lettersTo,
  mailTo,
  newConnect,
  type SignInHub,
  sentBack,
  signInByMail,
  startSignInHub,
} from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
beforeAll(async () => {
  hub = await startSignInHub();
  acme = await makeWorkspace(hub, 'Acme');
});
afterAll(() => hub.close());

describe('an address that nobody here has', () => {
  it('is answered, to the letter, as one that somebody has, and gets no mail', async () => {
    const known = await newMember(hub, acme);
    const unknown = known.replace('person', 'nobody');
    const [one, other] = [await asked(hub, known), hub.browser()];
    const page = await other.submit(await other.open('/auth/sign-in'), 'name="email"', { email: unknown });
    const plain = ({ html }: Page) =>
      html
        .replaceAll(unknown, known)
        .replace(/name="form" value="[^"]*"/, '')
        .replaceAll(/next=[^"]*/g, '');
    expect(page.status).toBe(one.page.status);
    expect(plain(page)).toBe(plain(one.page));
    expect(await lettersTo(hub, unknown)).toEqual([]);
    const tried = await tryCode(other, page, '123456');
    const wrong = await tryCode(one.browser, one.page, wrongFor(one.code));
    expect(plain(tried)).toBe(plain(wrong));
  });

  it('leaves as much behind in the database', async () => {
    const known = await newMember(hub, acme);
    const left = async (email: string): Promise<number> => {
      const count = async () => {
        const { rows } = await hub.database.store.auth.pool.query<{ n: string }>(
          'select count(*)::text as n from auth.verification',
        );
        return Number(rows[0]?.n);
      };
      const before = await count();
      const browser = hub.browser();
      await browser.submit(await browser.open('/auth/sign-in'), 'name="email"', { email });
      return (await count()) - before;
    };
    expect(await left('nobody-at-all@acme.test')).toBe(await left(known));
  });
});

describe('a form', () => {
  it('without its key, with another browser’s, or sent by another site does nothing', async () => {
    const email = await newMember(hub, acme);
    const { browser, page, code } = await asked(hub, email);
    const { action, values } = formOf(page, 'name="code"');
    const { values: foreign } = formOf(await hub.browser().open('/auth/sign-in'), 'email');
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      browser.ask(action, { method: 'POST', body: new URLSearchParams({ ...values, code, ...fields }), headers });
    expect((await post({ form: '' })).status).toBe(403);
    expect((await post({ form: foreign.form ?? '' })).status).toBe(403);
    expect((await post({}, { origin: 'https://evil.test' })).status).toBe(403);
    expect((await post({}, { origin: 'null' })).status).toBe(403);
    expect(await signedIn(browser)).toBe(false);
  });

  it('that was made before the sign-in does not say yes after it', async () => {
    const email = await newMember(hub, acme);
    const browser = hub.browser();
    const connect = newConnect();
    const before = await browser.open(connect.path);
    const consent = await signInByMail(hub, browser, { page: before, email });
    const old = formOf(before, 'email').values.form ?? '';
    const said = await browser.submit(consent, 'Let in to Acme', { decision: 'yes', form: old });
    expect([said.status, said.location]).toEqual([403, null]);
  });
});

describe('the session of the hub’s pages', () => {
  it('is a new one at each sign-in, whatever cookie was there before', async () => {
    const browser = hub.browser();
    const fixed = 'fixed-by-somebody-else.AAAA';
    browser.jar.set('touchline.session_token', { value: fixed, path: '/auth' });
    expect(await signedIn(browser)).toBe(false);
    await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email: await newMember(hub, acme) });
    expect(browser.jar.get('touchline.session_token')?.value).not.toBe(fixed);
    expect(await signedIn(browser)).toBe(true);
  });

  it('is HttpOnly, SameSite and for /auth alone; a changed one opens nothing', async () => {
    const browser = hub.browser();
    const email = await newMember(hub, acme);
    const { page, code } = await asked(hub, email, browser);
    const { action, values } = formOf(page, 'name="code"');
    const answer = await browser.ask(action, { method: 'POST', body: new URLSearchParams({ ...values, code }) });
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('touchline.session_token')) ?? '';
    for (const part of [/HttpOnly/i, /SameSite=Lax/i, /Path=\/auth(;|$)/i]) expect(cookie).toMatch(part);

    const real = browser.jar.get('touchline.session_token')?.value ?? '';
    const forgeries = [
      real.slice(0, -4),
      `${real.startsWith('A') ? 'B' : 'A'}${real.slice(1)}`,
      real.split('.')[0] ?? '',
    ];
    for (const value of forgeries) {
      browser.jar.set('touchline.session_token', { value, path: '/auth' });
      expect(await signedIn(browser)).toBe(false);
    }
    browser.jar.set('touchline.session_token', { value: real, path: '/auth' });
    expect(await signedIn(browser)).toBe(true);
  });

  it('opens no route of the API', async () => {
    const browser = hub.browser();
    await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email: await newMember(hub, acme) });
    const cookie = [...browser.jar].map(([name, { value }]) => `${name}=${value}`).join('; ');
    expect((await fetch(`${hub.url}/v1/w/${acme.id}/me`, { headers: { cookie } })).status).toBe(401);
  });

  it('ends where its person signs out', async () => {
    const browser = hub.browser();
    await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email: await newMember(hub, acme) });
    const cookie = browser.jar.get('touchline.session_token');
    await browser.submit(await browser.open('/auth/account'), 'Sign out');
    if (cookie !== undefined) browser.jar.set('touchline.session_token', cookie);
    expect(await signedIn(browser)).toBe(false);
  });
});

describe('better-auth’s own routes', () => {
  it.each([
    '/auth/get-session',
    '/auth/sign-in/email-otp',
    '/auth/email-otp/send-verification-otp',
    '/auth/ok',
    '/auth/list-sessions',
  ])('%s cannot be reached', async (path) => {
    expect((await fetch(hub.url + path)).status).toBe(404);
    expect((await fetch(hub.url + path, posting({ email: 'a@b.test', type: 'sign-in' }))).status).toBe(404);
  });
});

describe('the log', () => {
  it('holds no code, cookie, token, address or name of whoever signed in', async () => {
    const email = await newMember(hub, acme);
    const browser = hub.browser();
    const connect = newConnect();
    const page = await signInByMail(hub, browser, { page: await browser.open(connect.path), email });
    const mailed = codeIn(await mailTo(hub, email));
    const { code } = sentBack(await browser.submit(page, 'Let in to Acme', { decision: 'yes' }));
    const request = { grant: 'code', code, verifier: connect.verifier, redirectUri: connect.redirectUri };
    const { token } = (await (await fetch(`${hub.url}/v1/token`, posting(request))).json()) as { token: string };
    const cookie = browser.jar.get('touchline.session_token')?.value.slice(0, 20) ?? '';
    const log = hub.logged.join('\n');
    expect(hub.logged.length).toBeGreaterThan(20);
    for (const secret of [email, code, token, cookie, connect.verifier, connect.state, `"${mailed}"`]) {
      expect(secret.length).toBeGreaterThan(5);
      expect(log).not.toContain(secret);
    }
  });
});

describe('the outbox', () => {
  it('shows itself to this machine alone: not through a proxy, and not under another name', async () => {
    expect((await fetch(`${hub.url}/outbox`)).status).toBe(200);
    expect((await fetch(`${hub.url}/outbox`, { headers: { 'x-forwarded-for': '198.51.100.7' } })).status).toBe(404);
  });
});

describe('a wrong code', () => {
  it('stands in the audit log of the workspaces that its address is a member of', async () => {
    const { browser, page, code } = await asked(hub, await newMember(hub, acme));
    await tryCode(browser, page, wrongFor(code));
    const failed = () =>
      hub.database.store.owner((tx) =>
        tx.selectFrom('app.audit').select('details').where('action', '=', 'member.sign_in_failed').execute(),
      );
    await expect.poll(async () => (await failed()).at(-1)).toEqual({ details: { way: 'mailed_code' } });
  });
});
