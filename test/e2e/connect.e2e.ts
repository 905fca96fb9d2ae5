import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExtensionPage } from '#scripts/demo/browser.ts';
import { findPlaces } from '#server/db/embedded/places.ts';
import { connectionTo } from '#server/db/embedded/process.ts';
import { faults } from '#test/support/e2e/axe.ts';
import { hubPage, letIn, signInByMail } from '#test/support/e2e/hub-pages.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { joinByLink } from '#test/support/e2e/observer.ts';
import { connect, openByKeys, openPopup, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';
import { posting, type TestMember } from '#test/support/hub/start-test-hub.ts';

const ANN = { name: 'Ann Lee', email: 'ann@acme.test' };
const BOB = { name: 'Bob Ray', email: 'bob@acme.test' };
const SIZES = [
  { width: 320, height: 800 },
  { width: 480, height: 800 },
  { width: 1280, height: 900 },
];

describeWith(['chromium'], 'a person who signs in on the hub’s pages', () => {
  let world: World;
  let browser: BrowserContext;
  let admin: TestMember;
  let options: Page;
  const ids = new Map<string, string>();

  const invite = async (who: { name: string; email: string }) => {
    const answer = await admin.fetch('/invitations', posting({ ...who, role: 'rep' }));
    const { member } = (await answer.json()) as { member: { id: string } };
    ids.set(who.name, member.id);
  };
  /** What is wrong with the page as it stands, at each width and in both colours. */
  const look = async (page: Page): Promise<string[]> => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(`${wide} pixels too wide at ${size.width}`);
      }
      found.push(...(await faults(page)));
    }
    await page.emulateMedia({ colorScheme: null });
    return found;
  };
  const databases = async () => {
    const all = await options.evaluate(() => indexedDB.databases());
    return all.flatMap(({ name }) => (name?.startsWith('touchline-') ? [name] : [])).sort();
  };
  /** Lets every token of this workspace end by its age. */
  const expireTokens = async () => {
    const places = findPlaces(join(world.folder, 'store'), pino({ level: 'silent' }));
    const client = new Client(connectionTo(places));
    await client.connect();
    const sql = `update app.tokens set expires_at = now() - interval '1 day' where member_id = $1`;
    const { rowCount } = await client.query(sql, [ids.get(ANN.name)]);
    await client.end();
    return rowCount;
  };
  const notesOf = async (text: string) => {
    const pulled = await (await admin.fetch('/pull?protocol=1&limit=2000')).text();
    return pulled.split(text).length - 1;
  };

  beforeAll(async () => {
    world = await World.open();
    admin = await joinByLink(world.services.joinLink('Olga Admin', 'admin'));
    await invite(ANN);
    await invite(BOB);
    browser = await world.browser('ann');
    options = await openExtensionPage(browser, 'options.html');
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('gives nothing but the hub’s address, by the keyboard, and is connected as who they are', async () => {
    await options.getByRole('textbox', { name: 'Hub’s address or join link' }).focus();
    await options.keyboard.type(new URL(world.hub).host);
    await options.keyboard.press('Enter');
    await options.getByText(/^This leads to/).waitFor();
    expect(await look(options)).toEqual([]);
    const opened = hubPage(browser, world.hub);
    await options.getByRole('button', { name: 'Sign in' }).focus();
    await options.keyboard.press('Enter');
    const page = await opened;
    await signInByMail(page, world.hub, ANN.email);
    await letIn(page);
    await options.getByText(/^You are Ann Lee \(Rep\) in Sample workspace\.$/).waitFor();
    await options.getByText('Where you are signed in').click();
    await options.getByText('(this browser)').waitFor();
    expect(await look(options)).toEqual([]);
    expect(await databases()).toHaveLength(1);
  });

  it('has a token that no content script can read, not even one of ours', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${world.practice}contacts/1`);
    const read = await options.evaluate(async (url) => {
      const { scripting, tabs } = Reflect.get(globalThis, 'chrome');
      const [{ id }] = await tabs.query({ url });
      const func = () =>
        Reflect.get(globalThis, 'chrome')
          .storage.local.get()
          .then(Object.keys, (error: unknown) => `${error}`);
      const [{ result }] = await scripting.executeScript({ target: { tabId: id }, func });
      return result;
    }, `${world.practice}*`);
    expect(read).toMatch(/not allowed/);
    await tab.close();
  });

  it('loses nothing when the sign-in ends in the middle of writing', async () => {
    const tab = await browser.newPage();
    await tab.goto(`${world.practice}contacts/1`);
    const sidebar = await openByKeys(browser, tab);
    const field = () => sidebar.getByRole('textbox', { name: 'What did they say?' });
    await field().fill('Written before it ended,');
    expect(await expireTokens()).toBeGreaterThan(0);
    await sidebar.getByText('Needs sign-in').waitFor(SOON);
    await field().focus();
    await tab.keyboard.press('End');
    await tab.keyboard.type(' and logged after.');
    await sidebar.getByRole('button', { name: 'Connected', exact: true }).click();
    const logged = sidebar.getByRole('listitem').filter({ hasText: 'Written before it ended, and logged after.' });
    await logged.getByText('Waiting for the hub').waitFor();
    await sidebar.getByRole('button', { name: 'New note' }).click();
    await field().fill('Half a sen');
    await sidebar.getByText('Draft kept on this machine').waitFor();
    expect(await notesOf('and logged after.')).toBe(0);

    await options.getByText(/Nothing is lost/).waitFor(SOON);
    expect(await look(options)).toEqual([]);
    await sidebar.getByText('Needs sign-in').click();
    const opened = hubPage(browser, world.hub);
    await sidebar.getByRole('button', { name: 'Sign in again' }).click();
    // The hub's pages still know them: one click.
    await letIn(await opened);
    await expect.poll(() => notesOf('and logged after.'), SOON).toBe(1);
    const again = await openByKeys(browser, tab);
    await expect
      .poll(() => again.getByRole('textbox', { name: 'What did they say?' }).inputValue(), SOON)
      .toBe('Half a sen');
    expect(await databases()).toHaveLength(1);
    await tab.close();
  });

  it('leaves what they have not sent to themselves when somebody else signs in, by a code', async () => {
    await options.reload();
    await options.getByText('Connect to another hub, or as somebody else').click();
    await options.getByRole('textbox', { name: 'Hub’s address or join link' }).fill(world.hub);
    await options.keyboard.press('Enter');
    const opened = hubPage(browser, world.hub);
    await options.getByRole('button', { name: 'Sign in', exact: true }).click();
    await (await opened).close();
    await options.getByText(/^The sign-in was not finished/).waitFor();
    const asked = hubPage(browser, world.hub);
    await options.getByRole('button', { name: 'Sign in with a code' }).click();
    const page = await asked;
    await options.getByText(/^[B-Z]{4}-[B-Z]{4}$/).waitFor();
    expect(await look(options)).toEqual([]);
    await page.getByRole('button', { name: 'Use another address' }).click();
    await signInByMail(page, world.hub, BOB.email);
    await letIn(page);
    await options.getByText(/^You are Bob Ray/).waitFor(SOON);
    await options.getByText('Ann Lee in Sample workspace').waitFor();
    expect(await look(options)).toEqual([]);
    await expect.poll(databases, SOON).toHaveLength(2);
  });

  it('leaves nothing here once an admin has taken them out, and learns what was not sent', async () => {
    const popup = await openPopup(browser);
    await popup.getByText('Sample workspace').waitFor();
    const tab = await browser.newPage();
    await tab.goto(`${world.practice}contacts/1`);
    const sidebar = await openByKeys(browser, tab);
    await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill('Never sent');
    await sidebar.getByText('Draft kept on this machine').waitFor();
    await admin.fetch(`/members/${ids.get(BOB.name)}`, { method: 'DELETE' });
    await popup.getByText(/^Your access to .*Sample workspace.* has ended\.$/).waitFor(SOON);
    await sidebar.getByText(/^Your access to .*Sample workspace.* has ended\.$/).waitFor(SOON);
    await options.getByText(/^Your access to Sample workspace was ended on/).waitFor(SOON);
    await options.getByText('1 draft').waitFor();
    expect(await look(options)).toEqual([]);
    await expect.poll(databases, SOON).toHaveLength(1);
    await options.getByText('Ann Lee in Sample workspace').waitFor();
  });

  it('comes in by a link that an admin made on the members page, is given a role there, and taken out', async () => {
    const admins = await world.browser('admin');
    await connect(admins, world.services.joinLink('Ada Admin', 'admin'));
    const members = await openExtensionPage(admins, 'workspace.html#members');
    await members.getByRole('button', { name: 'Invite somebody' }).click();
    await members.getByRole('textbox', { name: 'Name' }).fill('Cleo Park');
    await members.keyboard.press('Enter');
    await connect(browser, await members.getByRole('textbox', { name: /^Give this link to/ }).inputValue());
    const theirs = await openExtensionPage(browser, 'workspace.html#members');
    const own = theirs.getByRole('button', { name: /^Cleo Park \(you\)/ });
    await own.filter({ hasText: 'Rep' }).waitFor();

    await members.reload();
    const row = members.getByRole('listitem').filter({ hasText: 'Cleo Park' });
    await row.getByRole('button', { name: /Seen/ }).click();
    await row.getByRole('radio', { name: 'Lead' }).check();
    expect(await look(members)).toEqual([]);
    await row.getByRole('button', { name: 'Change role' }).click();
    await own.filter({ hasText: 'Lead' }).waitFor(SOON);
    expect(await look(theirs)).toEqual([]);

    expect(await databases()).toHaveLength(2);
    await row.getByRole('button', { name: 'Take out of the workspace' }).click();
    await members.getByRole('dialog').getByRole('button', { name: 'Take out of the workspace' }).click();
    await row.waitFor({ state: 'detached' });
    await expect.poll(databases, SOON).toHaveLength(1);
    await options.getByText(/^Your access to Sample workspace was ended on/).waitFor(SOON);
  });
});
