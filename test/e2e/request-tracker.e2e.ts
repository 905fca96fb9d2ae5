import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { RequestTracker } from '#test/support/e2e/request-tracker.ts';
import { World } from '#test/support/e2e/world.ts';

describeWith(['chromium', 'requestTracker'], 'over the real Request Tracker, which no recipe knows', () => {
  let world: World;
  let tracker: RequestTracker;
  let rep: BrowserContext;
  let page: Page;
  let sidebar: Frame;

  const person = (name: string) => sidebar.getByRole('heading', { level: 1, name, exact: true });
  const open = async (subject: string) => {
    await tracker.ticket(page, subject);
    sidebar = await frameOf(page, 'sidebar.html');
  };

  beforeAll(async () => {
    world = await World.open();
    tracker = await RequestTracker.open();
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep', 'rep@ourco.test'));
    page = await rep.newPage();
    await tracker.signIn(page);
  });
  afterAll(async () => {
    await tracker?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('shows who asked, not the owner, the copies or the signature', async () => {
    await tracker.ticket(page, 'one');
    sidebar = await openSidebar(page);
    await person('Jane Doe').waitFor();
    await open('umlaut');
    await person('Jörg Müller').waitFor();
  });

  it('lets the rep choose between two who asked', async () => {
    await open('two');
    await sidebar.getByRole('button', { name: /Jane Doe/ }).waitFor();
    await sidebar.getByRole('button', { name: /Priya Raman/ }).waitFor();
    expect(await sidebar.getByText('Sam Lee').count()).toBe(0);
  });

  it.each(['machine', 'own'])('could not tell where nobody else asked: %s', async (subject) => {
    await open(subject);
    await sidebar.getByText('could not tell who this page is about').waitFor(SOON);
    expect(await sidebar.getByText(/Jane Doe|Priya Raman/).count()).toBe(0);
  });
});
