import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { Sogo } from '#test/support/e2e/sogo.ts';
import { World } from '#test/support/e2e/world.ts';

const MAILS = [
  { from: '"Jane Doe" <jane.doe@acme.test>', subject: 'one' },
  // Müller, Jörg
  { from: '=?UTF-8?B?TcO8bGxlciwgSsO2cmc=?= <joerg.mueller@beispiel.test>', subject: 'umlaut' },
  { from: 'Calendly <noreply@calendly.test>', subject: 'machine' },
  { from: '"Priya Raman" <priya@northwind.test>', subject: 'last' },
];

describeWith(['chromium', 'sogo'], 'over the real SOGo', () => {
  let world: World;
  let sogo: Sogo;
  let rep: BrowserContext;
  let page: Page;
  let sidebar: Frame;

  const person = (name: string) => sidebar.getByRole('heading', { level: 1, name, exact: true });

  beforeAll(async () => {
    const opening = Sogo.open(MAILS);
    world = await World.open();
    sogo = await opening;
    rep = await world.browser('rep');
    // With an address of the mailbox's own domain, so that Bob Boss in Cc is a colleague.
    await connect(rep, world.services.joinLink('Robin Rep', 'rep', 'rep@ourco.test'));
    page = await rep.newPage();
    await sogo.signIn(page);
  });
  afterAll(async () => {
    await sogo?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('shows in the preview pane who wrote, not the colleague in Cc, the signature or the text', async () => {
    await sogo.choose(page, 'one');
    sidebar = await openSidebar(page);
    await person('Jane Doe').waitFor();
    expect(await sidebar.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Jane Doe']);
    expect(await sidebar.getByText('ourco.test').count()).toBe(0);
  });

  it('names the next sender when another message is chosen, also one beyond ASCII', async () => {
    await sogo.choose(page, 'umlaut');
    await person('Jörg Müller').waitFor();
    expect(await sidebar.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Jörg Müller']);
  });

  it('ends on the last of three fast choices', async () => {
    for (const subject of ['one', 'machine', 'last']) await sogo.choose(page, subject);
    await person('Priya Raman').waitFor(SOON);
    expect(await sidebar.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['Priya Raman']);
  });

  it('could not tell where a machine wrote', async () => {
    await sogo.choose(page, 'machine');
    await sidebar.getByText('could not tell who this page is about').waitFor(SOON);
  });

  it('shows who wrote the message that fills the window, and after a reload', async () => {
    await sogo.choose(page, 'one');
    await person('Jane Doe').waitFor(SOON);
    await page.locator('button[aria-label=Expand]').click();
    await person('Jane Doe').waitFor(SOON);
    await page.reload();
    sidebar = await frameOf(page, 'sidebar.html');
    await person('Jane Doe').waitFor(SOON);
  });
});
