import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role, Workspace } from '#lib/model/member.ts';
import type { HubBrowser, Page } from '#test/support/hub/hub-browser.ts';
import { scanned } from '#test/support/hub/scanned.ts';
import { newConnect, type SignInHub, sentBack, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
let serial = 0;

beforeAll(async () => {
  hub = await startSignInHub({ env: { TWO_FACTOR_ROLES: 'admin' } });
  acme = await makeWorkspace(hub, 'Acme');
});
afterAll(() => hub.close());

/** A new member who stands at the consent page, signed in by mail. */
async function atConsent(role: Role) {
  serial += 1;
  const email = `person${serial}@acme.test`;
  await hub.identity.addMember(acme.id, { name: email, email, role });
  const browser = hub.browser();
  const page = await signInByMail(hub, browser, { page: await browser.open(newConnect().path), email });
  return { browser, page, email };
}

/** The six digits that an authenticator app shows for this key (RFC 6238: SHA-1, 30 seconds). */
function totp(base32: string, at = Date.now()): string {
  const bits = [...base32]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/** Sets up the app from the page that offers it. */
async function setUp(browser: HubBrowser, offer: Page) {
  const made = await browser.submit(offer, 'Set it up');
  const key = /<code>((?:[A-Z2-7]{1,4} ?)+)<\/code>/.exec(made.html)?.[1]?.replaceAll(' ', '') ?? '';
  const codes = [...made.html.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code ?? '');
  return { made, key, codes, page: await browser.submit(made, 'value="app"', { code: totp(key) }) };
}

const sayYes = (browser: HubBrowser, page: Page) => browser.submit(page, 'Let in to Acme', { decision: 'yes' });

describe('a role that must have a second factor', () => {
  it('lets nobody in before they have one, and goes on where they were', async () => {
    const { browser, page } = await atConsent('admin');
    const offer = await sayYes(browser, page);
    expect(offer.html).toContain('Set up a second factor');
    const { codes, page: consent } = await setUp(browser, offer);
    expect(codes).toHaveLength(10);
    expect(sentBack(await sayYes(browser, consent)).code).not.toBe('');
  });

  it('shows the key to a camera too, on a page that may still ask for nothing and run nothing', async () => {
    const { browser, page, email } = await atConsent('admin');
    const { key, made } = await setUp(browser, await sayYes(browser, page));
    const uri = new URL(scanned(made.html) ?? '');
    expect([uri.protocol, uri.searchParams.get('secret')]).toEqual(['otpauth:', key]);
    expect(decodeURIComponent(uri.pathname)).toContain(email);
    expect(made.html).not.toMatch(/<script|<img|\bsrc=|\bstyle=/);
    expect(made.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; base-uri/,
    );
  });

  it('does not ask those whose role does without', async () => {
    const { browser, page } = await atConsent('rep');
    expect(sentBack(await sayYes(browser, page)).code).not.toBe('');
  });
});

describe('whoever has a second factor', () => {
  /** Signs in again, in another browser, to the page that asks for the factor. */
  async function again(email: string) {
    const browser = hub.browser();
    return { browser, page: await signInByMail(hub, browser, { page: await browser.open(newConnect().path), email }) };
  }
  async function withFactor() {
    const { browser, page, email } = await atConsent('admin');
    return { email, ...(await setUp(browser, await sayYes(browser, page))) };
  }

  it('is asked for it at each sign-in', async () => {
    const { email, key } = await withFactor();
    const { browser, page } = await again(email);
    expect(page.html).toContain('Your second factor');
    expect((await browser.open(newConnect().path)).html).toContain('Your second factor');
    const consent = await browser.submit(page, 'value="app"', { code: totp(key) });
    expect(consent.html).toContain('Let in to Acme');
  });

  it('comes in by a recovery code, once', async () => {
    const { email, codes } = await withFactor();
    const [code = ''] = codes;
    const first = await again(email);
    const shown = await first.browser.submit(first.page, 'value="recovery"', { code });
    expect(shown.html).toContain('Let in to Acme');
    const second = await again(email);
    const refused = await second.browser.submit(second.page, 'value="recovery"', { code });
    expect(refused.html).toContain('This code is wrong');
  });

  it('cannot be given another one by whoever has only the mail', async () => {
    const { email } = await withFactor();
    const { browser, page } = await again(email);
    const forged = { ...page, html: page.html.replaceAll('/auth/second-factor?', '/auth/second-factor/new?') };
    expect((await browser.submit(forged, 'value="app"')).html).not.toContain('recovery codes where you keep');
  });

  it('is not guessed: five wrong codes in a quarter of an hour are all', async () => {
    const { email, key } = await withFactor();
    const { browser, page } = await again(email);
    const wrong = String((Number(totp(key)) + 1) % 1_000_000).padStart(6, '0');
    // Setting it up was one of the five tries.
    for (let turn = 0; turn < 4; turn += 1) await browser.submit(page, 'value="app"', { code: wrong });
    expect((await browser.submit(page, 'value="app"', { code: totp(key) })).status).toBe(429);
  });
});
