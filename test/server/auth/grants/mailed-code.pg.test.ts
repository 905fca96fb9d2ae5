import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { createTries } from '#server/auth/tries.ts';
import { formOf, type HubBrowser, type Page } from '#test/support/hub/hub-browser.ts';
import { asked, newMember, signedIn, tryCode, wrongFor } from '#test/support/hub/mailed-code.ts';
import {
  codeIn,
  lettersTo,
  mailTo,
  newConnect,
  type SignInHub,
  signInByMail,
  startSignInHub,
} from '#test/support/hub/sign-in.ts';
import { makeWorkspace } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
beforeAll(async () => {
  hub = await startSignInHub();
  acme = await makeWorkspace(hub, 'Acme');
});
afterAll(() => hub.close());

describe('a mailed code', () => {
  it('has six digits, and ends after five wrong tries, also for whoever then has the right one', async () => {
    const { browser, page, code } = await asked(hub, await newMember(hub, acme));
    expect(code).toMatch(/^\d{6}$/);
    for (let turn = 0; turn < 5; turn += 1) await tryCode(browser, page, wrongFor(code));
    expect((await tryCode(browser, page, code)).html).toContain('wrong or has ended');
    expect(await signedIn(browser)).toBe(false);
  });

  it('is replaced by the next one', async () => {
    const email = await newMember(hub, acme);
    const first = await asked(hub, email);
    const again = await first.browser.submit(await first.browser.open(newConnect().path), 'name="email"', { email });
    const second = codeIn(await mailTo(hub, email, 1));
    if (first.code !== second) await tryCode(first.browser, again, first.code);
    expect(await signedIn(first.browser)).toBe(false);
    await tryCode(first.browser, again, second);
    expect(await signedIn(first.browser)).toBe(true);
  });

  it('works once', async () => {
    const { browser, page, code } = await asked(hub, await newMember(hub, acme));
    await tryCode(browser, page, code);
    const other = hub.browser();
    const start = await other.open('/auth/sign-in');
    const copy = {
      ...page,
      html: page.html.replace(/name="form" value="[^"]*"/, `name="form" value="${formOf(start, 'email').values.form}"`),
    };
    expect((await tryCode(other, copy, code)).html).toContain('wrong or has ended');
  });

  it('ends after ten minutes', async () => {
    const { browser, page, code } = await asked(hub, await newMember(hub, acme));
    await hub.database.store.auth.pool.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`);
    await tryCode(browser, page, code);
    expect(await signedIn(browser)).toBe(false);
  });

  it('lies in the database as a hash', async () => {
    const { code } = await asked(hub, await newMember(hub, acme));
    const { rows } = await hub.database.store.auth.pool.query<{ value: string }>('select value from auth.verification');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ value }) => value.includes(code))).toBe(false);
  });

  it('is asked for five times in a quarter of an hour from one place, then not', async () => {
    const email = await newMember(hub, acme);
    const browser = hub.browser();
    const pages: Page[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      pages.push(await browser.submit(await browser.open('/auth/sign-in'), 'name="email"', { email }));
    }
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    await expect.poll(() => lettersTo(hub, email)).toHaveLength(5);
  });
});

describe('whoever knows somebody’s address', () => {
  const ask = async (browser: HubBrowser, email: string) =>
    browser.submit(await browser.open('/auth/sign-in'), 'name="email"', { email });
  /** Strangers all over the world ask for codes until there are no more. */
  async function useUp(email: string) {
    const tries = createTries(hub.database.store.auth);
    while ((await tries.take(['codesForAddress', email])) === null);
  }
  async function signedInBrowser(email: string): Promise<HubBrowser> {
    const browser = hub.browser();
    await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email });
    await browser.submit(await browser.open('/auth/account'), 'Sign out');
    return browser;
  }

  it('can neither end a code that is under way nor use up its tries', async () => {
    const email = await newMember(hub, acme);
    const { browser, page, code } = await asked(hub, email);
    const other = hub.browser();
    const theirs = await ask(other, email);
    for (let turn = 0; turn < 6; turn += 1) await tryCode(other, theirs, wrongFor(code));
    await useUp(email);
    expect((await ask(hub.browser(), email)).status).toBe(429);
    await tryCode(browser, page, code);
    expect(await signedIn(browser)).toBe(true);
  });

  it('cannot use the code itself in a browser of theirs', async () => {
    const email = await newMember(hub, acme);
    const { code } = await asked(hub, email);
    const other = hub.browser();
    await tryCode(other, await ask(other, email), code);
    expect(await signedIn(other)).toBe(false);
  });

  it('cannot keep them from asking in a browser in which they signed in before, which may ask five times', async () => {
    const email = await newMember(hub, acme);
    const browser = await signedInBrowser(email);
    await useUp(email);
    const known = (await lettersTo(hub, email)).length;
    const page = await ask(browser, email);
    await tryCode(browser, page, codeIn(await mailTo(hub, email, known)));
    expect(await signedIn(browser)).toBe(true);
    await browser.submit(await browser.open('/auth/account'), 'Sign out');
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await ask(browser, email)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('has no more in a browser that knows somebody else, or with a mark that the hub did not sign', async () => {
    const [mallory, email] = [await newMember(hub, acme), await newMember(hub, acme)];
    const browser = await signedInBrowser(mallory);
    await useUp(email);
    expect((await ask(browser, email)).status).toBe(429);
    const cookie = browser.jar.get('touchline.known');
    expect(cookie?.value).toMatch(/^[\w-]{24}\.[\w-]{43}$/);
    browser.jar.set('touchline.known', { value: `${'x'.repeat(24)}.${'A'.repeat(43)}`, path: '/auth' });
    expect((await ask(browser, email)).status).toBe(429);
  });
});
