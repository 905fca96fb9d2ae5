import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openPopup, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const WORDS = 'She blocks site data, and still wants the calculator.';

/** "Block all cookies" in Chromium's settings: frames of ours in pages get no storage, worker and popup keep theirs. */
const BLOCK_ALL = { profile: { default_content_setting_values: { cookies: 2 } } };

describeWith(['chromium'], 'where the browser denies the panel its database', () => {
  let world: World;
  let rep: BrowserContext;
  let observer: TestClient;
  let page: Page;
  let sidebar: Frame;

  const notesAtHub = async () => {
    await observer.pull();
    return observer.rows('notes').filter(({ text }) => text === WORDS);
  };

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    rep = await world.browser('rep', { preferences: BLOCK_ALL });
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    page = await rep.newPage();
    await page.goto(`${world.practice}contacts/1`);
    sidebar = await openSidebar(page);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('really denies it', async () => {
    const answer = await sidebar.evaluate(
      () =>
        new Promise((answered) => {
          const asked = indexedDB.open('anything');
          asked.onsuccess = () => answered('opened');
          asked.onerror = () => answered('denied');
        }),
    );
    expect(answer).toBe('denied');
  });

  it('shows the contact, the score and the notes through the background', async () => {
    await sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor();
    await sidebar.getByRole('region', { name: 'Score' }).waitFor();
    await sidebar.getByRole('region', { name: 'Field notes' }).getByRole('listitem').first().waitFor();
    await sidebar.getByRole('button', { name: 'MQL' }).waitFor();
  });

  it('logs a note that shows at once, waits for the hub, and reaches it once', async () => {
    await world.services.stopHub();
    await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill(WORDS);
    await sidebar.getByRole('button', { name: 'Connected', exact: true }).click();
    const mine = sidebar.getByRole('listitem').filter({ hasText: WORDS });
    await mine.getByText('Waiting for the hub').waitFor();
    await world.services.startHub();
    await expect.poll(notesAtHub, SOON).toMatchObject([{ outcome: 'connected' }]);
    await mine.getByText('Waiting for the hub').waitFor({ state: 'hidden', ...SOON });
  });

  it('keeps a draft over a reload of the page', async () => {
    await sidebar.getByRole('button', { name: 'New note' }).click();
    await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill('half a thought');
    await sidebar.getByText('Draft kept on this machine').waitFor();
    await page.reload();
    sidebar = await frameOf(page, 'sidebar.html');
    const field = sidebar.getByRole('textbox', { name: 'What did they say?' });
    await expect.poll(() => field.inputValue(), SOON).toBe('half a thought');
  });

  it('shows the same note in the popup, which has the database', async () => {
    const popup = await openPopup(rep);
    await popup.getByRole('article').filter({ hasText: WORDS }).waitFor();
  });
});
