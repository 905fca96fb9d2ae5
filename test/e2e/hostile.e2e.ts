import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchResponse } from '#lib/protocol/contacts.ts';
import { contactAdd, type TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openByKeys, openPopup, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const WORDS = '<img src=x onerror="document.title=\'broken\'"> is what she wrote.';

/** Mark-up, an override that turns the reading direction, and no place where a line could break. */
const HOSTILE = {
  fullName: `<img src=x onerror="document.title='broken'"> \u202Eevil ${'W'.repeat(140)}`,
  title: '"><script>document.title="broken"</script>',
  companyName: `${'<b>'.repeat(30)}Names & Sons`,
};

describeWith(['chromium'], 'names and words that mean harm', () => {
  let world: World;
  let rep: BrowserContext;
  let observer: TestClient;
  let page: Page;
  let sidebar: Frame;
  const dialogs: string[] = [];

  const found = async (address: string) => {
    const answer = await observer.account.fetch(`/contacts?${new URLSearchParams({ q: address })}`);
    return searchResponse.parse(await answer.json()).matches;
  };
  const notesAtHub = async () => {
    await observer.pull();
    return observer.rows('notes').filter(({ text }) => text === WORDS);
  };
  /** Nothing of the data became an element, an override of direction, or wider than the frame. */
  const isHarmless = async (shown: Frame | Page) => {
    const seen = await shown.evaluate(() => ({
      elements: document.querySelectorAll('img, script:not([src]), [onerror]').length,
      overrides: /[\u202a-\u202e]/u.test(document.body.textContent ?? ''),
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      title: document.title,
    }));
    expect(seen).toEqual({ elements: 0, overrides: false, wide: false, title: 'Touchline' });
  };

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    rep.on('dialog', (dialog) => void dialogs.push(dialog.message()));
    page = await rep.newPage();
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('says that nobody has this address, and has created nothing by looking', async () => {
    await page.goto(`${world.practice}contacts/6`);
    sidebar = await openByKeys(rep, page);
    await sidebar.getByText('Nobody in the hub has this address.').waitFor();
    await isHarmless(sidebar);
    expect(await found('hostile@names.test')).toEqual([]);
  });

  it('adds the person when asked to', async () => {
    await sidebar.getByRole('button', { name: /^Add/ }).click();
    await expect.poll(() => found('hostile@names.test'), SOON).toMatchObject([{ email: 'hostile@names.test' }]);
    await sidebar.getByRole('heading', { level: 1, name: 'hostile@names.test' }).waitFor();
    await isHarmless(sidebar);
  });

  it('shows what another member wrote of a contact as the letters that it is', async () => {
    const { results } = await observer.push(contactAdd({ ...HOSTILE, email: 'nora.quinn@harbour.test' }));
    expect(results).toMatchObject([{ status: 'applied' }]);
    await page.goto(`${world.practice}contacts/5`);
    sidebar = await frameOf(page, 'sidebar.html');
    // A person whom this machine took for a stranger appears as soon as it hears better.
    await sidebar.getByRole('heading', { level: 1 }).filter({ hasText: '<img src=x' }).waitFor(SOON);
    await sidebar.getByText('<script>').first().waitFor();
    await isHarmless(sidebar);
  });

  it('logs words that look like a page, and shows them in the feed as words', async () => {
    await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill(WORDS);
    await sidebar.getByRole('button', { name: 'Connected', exact: true }).click();
    await sidebar.getByRole('listitem').filter({ hasText: WORDS }).first().waitFor();
    const popup = await openPopup(rep);
    await popup.getByRole('article').filter({ hasText: WORDS }).waitFor();
    await isHarmless(popup);
    await expect.poll(notesAtHub, SOON).toHaveLength(1);
  });

  it('has run nothing in the page either', async () => {
    expect(dialogs).toEqual([]);
    expect(await page.title()).toBe('Harbor CRM');
  });
});
