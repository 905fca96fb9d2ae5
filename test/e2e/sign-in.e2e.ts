import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '#scripts/demo/browser.ts';
import { CHROMIUM_ORIGIN } from '#server/auth/pages/redirects.ts';
import { faults } from '#test/support/e2e/axe.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { joinByLink } from '#test/support/e2e/observer.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { type SpawnedHub, spawnHub, storeFolder } from '#test/support/hub/spawn-hub.ts';

const LINK = /(http:\S+\/join#\S+)/;
const CONNECT = `/auth/connect?${new URLSearchParams({
  redirect_uri: `${CHROMIUM_ORIGIN}/hub`,
  state: 'a-state-of-the-test',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
})}`;
const SIZES = [
  { width: 320, height: 700 },
  { width: 480, height: 800 },
  { width: 1280, height: 800 },
];

describeWith(['chromium'], 'the hub’s sign-in pages in Chromium', () => {
  const folder = storeFolder();
  let hub: SpawnedHub;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    hub = spawnHub(['serve'], {
      TOUCHLINE_DATA: folder.path,
      TOUCHLINE_PORT: String(port),
      HUB_NAME: 'Acme’s hub',
      HUB_CONTACT: 'it@acme.test',
      TWO_FACTOR_ROLES: 'admin',
    });
    await hub.says('/join#');
    const admin = await joinByLink(LINK.exec(hub.out())?.[1] ?? '');
    for (const [name, email, role] of [
      ['Ann Lee', 'ann@acme.test', 'rep'],
      ['Olga', 'olga@acme.test', 'admin'],
    ]) {
      const headers = { 'content-type': 'application/json' };
      await admin.fetch('/invitations', { method: 'POST', headers, body: JSON.stringify({ name, email, role }) });
    }
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: findChromium() ?? '', args });
  });
  afterAll(async () => {
    await browser?.close();
    hub?.child.kill('SIGTERM');
    await hub?.ended;
    folder.remove();
  });

  /** The newest code mailed to this address. */
  const codeFor = async (email: string): Promise<string> => {
    for (let look = 0; look < 40; look += 1) {
      const page = await (await fetch(`${url}/outbox`)).text();
      const mail = page.split('<article>').find((each) => each.includes(`To ${email},`) && each.includes('Your code'));
      if (mail !== undefined) return /^\d{6}$/m.exec(mail)?.[0] ?? '';
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return '';
  };
  const onlyKeys = async (page: Page, ...keys: string[]) => {
    for (const key of keys) {
      if (key.length > 1 && /^[A-Z]/.test(key)) await page.keyboard.press(key);
      else await page.keyboard.type(key);
    }
  };
  /** Signs in with the keyboard alone, to the page that follows: the cursor stands in each page's only field. */
  const signIn = async (context: BrowserContext, email: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url + CONNECT);
    await page.locator('#email:focus').waitFor();
    await onlyKeys(page, email, 'Enter');
    await page.getByRole('heading', { name: 'Enter the code' }).waitFor();
    await page.locator('#code:focus').waitFor();
    await onlyKeys(page, await codeFor(email), 'Enter');
    await page.getByRole('heading', { name: 'Let Touchline in?' }).waitFor();
    return page;
  };

  it('lead by keyboard alone from an address to the extension, whose redirect Chromium lets through', async () => {
    const context = await browser.newContext();
    const sent = new Promise<string>((resolve) => {
      void context.route(`${CHROMIUM_ORIGIN}/**`, async (route) => {
        resolve(route.request().url());
        await route.fulfill({ body: 'back' });
      });
    });
    const page = await signIn(context, 'ann@acme.test');
    await page.getByRole('button', { name: /^Let in to/ }).focus();
    await page.keyboard.press('Enter');
    const back = new URL(await sent);
    expect(back.searchParams.get('state')).toBe('a-state-of-the-test');
    expect(back.searchParams.get('code')).not.toBeNull();
    await context.close();
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    it('have no fault and fit, at 320 and 480 pixels and on a desktop', async () => {
      const context = await browser.newContext({ colorScheme });
      const signedIn = await signIn(context, 'olga@acme.test');
      const shown: string[] = [];
      const look = async (page: Page, name: string) => {
        for (const size of SIZES) {
          await page.setViewportSize(size);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) shown.push(`${name} at ${size.width}: ${wide} pixels too wide`);
        }
        shown.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
      };
      const stranger = await browser.newContext({ colorScheme });
      const page = await stranger.newPage();
      await page.goto(url + CONNECT);
      await look(page, 'sign-in');
      for (const path of [
        '/',
        '/docs',
        '/auth/connect',
        '/auth/invitation',
        '/auth/problem?error=address_unproved',
        '/join',
        '/outbox',
      ]) {
        await page.goto(url + path);
        await page.evaluate(() => {
          for (const part of document.querySelectorAll('details')) part.open = true;
        });
        await look(page, path);
      }
      await page.goto(`${url}/auth/sign-in`);
      await page.getByRole('textbox').fill('somebody@elsewhere.test');
      await page.getByRole('button').click();
      await look(page, 'code');
      await page.getByRole('textbox', { name: 'Code' }).fill('000000');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
      await look(page, 'wrong code');
      await look(signedIn, 'consent');
      await signedIn.getByRole('button', { name: /^Let in to/ }).click();
      await look(signedIn, 'second factor offered');
      await signedIn.getByRole('button', { name: 'Set it up' }).click();
      await look(signedIn, 'second factor made');
      await signedIn.goto(`${url}/auth/device`);
      await look(signedIn, 'device');
      await signedIn.goto(`${url}/auth/account`);
      await look(signedIn, 'account');
      expect(shown).toEqual([]);
      await Promise.all([context.close(), stranger.close()]);
    });
  });
});
