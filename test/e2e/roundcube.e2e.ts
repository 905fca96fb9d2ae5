import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestClient } from '#test/server/sync/test-client.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { command, connect, frameOf, openPopup, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { Roundcube } from '#test/support/e2e/roundcube.ts';
import { World } from '#test/support/e2e/world.ts';

const WORDS = 'Answered her mail by phone, she forwards the sum to Sam.';
const JANE = 'jane.doe@acme.test';
const JOERG = 'joerg.mueller@beispiel.test';
const LOOKUP = '/v1/w/:workspace/contacts/lookup';

describeWith(['chromium', 'roundcube'], 'over the real Roundcube', () => {
  let world: World;
  let roundcube: Roundcube;
  let rep: BrowserContext;
  let marketer: BrowserContext;
  let observer: TestClient;
  let page: Page;
  let sidebar: Frame;

  /** Chooses the message of a sender in the list; the preview then shows it. */
  const choose = (address: string) => page.locator(`#messagelist .rcmContactAddress[title="${address}"]`).click();
  /** The look-ups that the hub has answered by the time that no more come: a person shows from the local copy before. */
  const lookUps = async (seen = -1): Promise<number> => {
    const now = await world.answers(LOOKUP);
    if (now === seen) return now;
    await sleep(500);
    return lookUps(now);
  };
  const person = (name: string) => sidebar.getByRole('heading', { level: 1, name, exact: true });

  beforeAll(async () => {
    world = await World.open();
    roundcube = await Roundcube.open(`${world.folder}/rc`);
    rep = await world.browser('rep');
    marketer = await world.browser('marketer');
    observer = await world.observer();
    // With an address of the mailbox's own domain, so that Bob Boss in Cc is a colleague.
    await connect(rep, world.services.joinLink('Robin Rep', 'rep', 'rep@ourco.test'));
    await connect(marketer, world.services.joinLink('Mia Marketer', 'marketer'));
    page = await roundcube.signIn(rep);
  });
  afterAll(async () => {
    await roundcube?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('reads the sender of a message that stands by itself', async () => {
    await page.goto(roundcube.message(1));
    sidebar = await openSidebar(page);
    await person('Jane Doe').waitFor();
    expect(await sidebar.getByText('ourco.test').count()).toBe(0);
    await page.goto(roundcube.message(2));
    sidebar = await frameOf(page, 'sidebar.html');
    await person('Jörg Müller').waitFor();
  });

  it('shows score, touches and the signed definition there as on any page', async () => {
    await page.goto(roundcube.message(1));
    sidebar = await frameOf(page, 'sidebar.html');
    await person('Jane Doe').waitFor();
    const score = sidebar.getByRole('region', { name: 'Score' });
    await score.getByText(/^(Hot|Warm|Cool|Cold)$/).waitFor();
    expect(await score.getByRole('listitem').count()).toBe(3);
    await sidebar.getByText('Attended an event').first().waitFor();
    await sidebar.getByRole('button', { name: 'MQL' }).click();
    const definition = sidebar.getByRole('article');
    await definition.getByText('Who does what').waitFor();
    expect(await definition.getByText('✓').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await definition.waitFor({ state: 'hidden' });
  });

  it('follows the preview pane', async () => {
    await page.goto(roundcube.list);
    await choose(JANE);
    sidebar = await frameOf(page, 'sidebar.html');
    await person('Jane Doe').waitFor();
    await choose(JOERG);
    await person('Jörg Müller').waitFor();
  });

  it('ends on the last of three fast choices', async () => {
    await choose('sam.lee@acme.test');
    await choose('sales-list@globex.test');
    await choose('priya@northwind.test');
    await person('Priya Raman').waitFor();
    // What was chosen before has answered by now, and changes nothing.
    await page.frameLocator('[name=messagecontframe]').getByText('priya@northwind.test').first().waitFor();
    expect(await sidebar.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Priya Raman']);
  });

  it('asks nobody about an address that nobody reads, though its subject names a contact', async () => {
    const asked = await lookUps();
    expect(asked).toBeGreaterThan(0);
    await choose(JOERG);
    await person('Jörg Müller').waitFor();
    const before = await lookUps();
    await choose('noreply@calendly.test');
    await sidebar.getByText('could not tell who this page is about').waitFor();
    expect(await lookUps()).toBe(before);
  });

  it('takes a list that speaks for a person for no address of theirs', async () => {
    const before = await lookUps();
    await choose('sales-list@globex.test');
    const search = sidebar.getByRole('searchbox');
    await expect.poll(() => search.inputValue(), SOON).toBe('Carlos Ortega');
    expect(await sidebar.getByText('sales-list@globex.test').count()).toBe(0);
    expect(await lookUps()).toBe(before);
  });

  it('logs the call with the hub away, and the other member reads the note when it is back', async () => {
    await choose(JANE);
    await person('Jane Doe').waitFor();
    const popup = await openPopup(marketer);
    await world.services.stopHub();
    await page.bringToFront();
    await command(rep, 'log-call');
    await expect
      .poll(() => sidebar.evaluate(() => document.activeElement?.getAttribute('aria-label')), SOON)
      .toBe('What did they say?');
    await page.keyboard.type(WORDS);
    await sidebar.getByRole('button', { name: 'Connected', exact: true }).click();
    const mine = sidebar.getByRole('listitem').filter({ hasText: WORDS });
    await mine.getByText('Waiting for the hub').waitFor();
    await world.services.startHub();
    await popup.getByText(WORDS).waitFor(SOON);
    await observer.pull();
    expect(observer.rows('notes').filter(({ text }) => text === WORDS)).toHaveLength(1);
  });
});
