import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openPopup, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const WORDS = 'Budget is signed in Q3, she wants proof from a company her size.';
const ANSWER = 'The Halden case study has forty planners. It goes out tomorrow.';

/** Each sentence goes on where the one before it ended, as a working day does. */
describeWith(['chromium'], 'the main job, from a call to a marketer’s answer', () => {
  let world: World;
  let rep: BrowserContext;
  let marketer: BrowserContext;
  let observer: TestClient;
  let sidebar: Frame;
  let popup: Page;

  const janesPage = async (): Promise<Page> => {
    const page = await rep.newPage();
    await page.goto(`${world.practice}contacts/1`);
    return page;
  };
  const notesAtHub = async () => {
    await observer.pull();
    return observer.rows('notes').filter(({ text }) => text === WORDS);
  };

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    rep = await world.browser('rep');
    marketer = await world.browser('marketer');
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('connects two members by their join links', async () => {
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    await connect(marketer, world.services.joinLink('Mia Marketer', 'marketer'));
    popup = await openPopup(marketer);
    await popup.getByRole('status').filter({ hasText: 'Connected' }).waitFor();
  });

  it('shows over the page who it is, the score with its reasons, and the touches', async () => {
    sidebar = await openSidebar(await janesPage());
    await sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor();
    const score = sidebar.getByRole('region', { name: 'Score' });
    await score.getByText(/^(Hot|Warm|Cool|Cold)$/).waitFor();
    expect(await score.getByRole('listitem').count()).toBe(3);
    await score.getByRole('button', { name: /^All \d+$/ }).click();
    const points = await score.getByRole('listitem').locator('> span:first-child').allTextContents();
    const sum = points.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
    expect(await score.getByText(/^\d+$/).first().textContent()).toBe(`${sum}`);
    await sidebar.getByText('Attended an event').first().waitFor();
  });

  it('opens the signed definition on a click, with a tick or a cross for each criterion', async () => {
    await sidebar.getByRole('button', { name: 'MQL' }).click();
    const definition = sidebar.getByRole('article');
    await definition.getByText('Who does what').waitFor();
    const marks = await definition.getByRole('listitem').locator('> span:first-child').allTextContents();
    expect(marks.length).toBeGreaterThan(1);
    expect(marks.every((mark) => /^[✓✗?]$/.test(mark))).toBe(true);
    expect(marks).toContain('✓');
    await sidebar.page().keyboard.press('Escape');
    await definition.waitFor({ state: 'hidden' });
  });

  it('starts the clock of a call with a click on the page’s number', async () => {
    const bar = sidebar.getByRole('region', { name: 'Log a call' });
    expect(await bar.getByRole('timer').count()).toBe(0);
    // The system's own dialler stays closed: its question would lie over everything.
    await sidebar.page().evaluate(() => window.addEventListener('click', (click) => click.preventDefault()));
    await sidebar.page().getByRole('link', { name: '+14155550111' }).click();
    await bar.getByText('+14155550111').waitFor();
    await expect.poll(() => bar.getByRole('timer').innerText(), SOON).toMatch(/^(?!0:00)\d+:\d\d$/);
  });

  it('logs the call with one click while the hub is away, and says at once that it waits', async () => {
    await world.services.stopHub();
    await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill(WORDS);
    await sidebar.getByRole('button', { name: 'Connected', exact: true }).click();
    const notes = sidebar.getByRole('region', { name: 'Field notes' });
    const mine = notes.getByRole('listitem').filter({ hasText: WORDS });
    await mine.getByText('Waiting for the hub').waitFor();
    await sidebar.getByText(/Offline · 1 waiting/).waitFor(SOON);
  });

  it('keeps the note when the whole browser is closed and opened again', async () => {
    await rep.close();
    rep = await world.browser('rep');
    sidebar = await openSidebar(await janesPage());
    const mine = sidebar.getByRole('listitem').filter({ hasText: WORDS });
    await mine.getByText('Waiting for the hub').waitFor();
  });

  it('brings it to the other member’s open popup when the hub is back, exactly once', async () => {
    expect(await popup.getByText(WORDS).count()).toBe(0);
    await popup.evaluate(() => Reflect.set(globalThis, 'neverReloaded', true));
    await world.services.startHub();
    await popup.getByText(WORDS).waitFor(SOON);
    expect(await popup.getByText(WORDS).count()).toBe(1);
    expect(await popup.evaluate(() => Reflect.get(globalThis, 'neverReloaded'))).toBe(true);
    expect(await notesAtHub()).toMatchObject([{ outcome: 'connected', kinds: [], callSeconds: expect.any(Number) }]);
    const mine = sidebar.getByRole('listitem').filter({ hasText: WORDS });
    await mine.getByText('Waiting for the hub').waitFor({ state: 'hidden' });
  });

  it('opens the note in place, with the touches before it, and brings the answer to the rep’s sidebar', async () => {
    const note = popup.getByRole('article').filter({ hasText: WORDS });
    await note.getByRole('button', { name: 'Jane Doe' }).click();
    await note.getByText('Touches before this note').waitFor();
    await note.getByRole('textbox', { name: 'Your reply' }).fill(ANSWER);
    await note.getByRole('button', { name: 'Send reply' }).click();
    await sidebar.getByText(ANSWER).waitFor(SOON);
    expect(await notesAtHub()).toHaveLength(1);
  });
});
