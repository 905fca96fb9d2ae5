import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExtensionPage } from '#scripts/demo/browser.ts';
import type { TestClient } from '#test/server/sync/test-client.ts';
import { faults } from '#test/support/e2e/axe.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const POINT = 'Show Touchline where the person stands';

/** The practice CRM's second layout: a list of all people, and a pane of form fields that shows one. */
describeWith(['chromium'], 'pointing at a page', () => {
  let world: World;
  let rep: BrowserContext;
  let observer: TestClient;
  let page: Page;
  let sidebar: Frame;
  let devtools: CDPSession;

  const clickOn = async (label: string) => {
    const box = await page.getByRole('textbox', { name: label }).boundingBox();
    if (!box) throw new Error(`no field ${label}`);
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.click(box.x + 20, box.y + box.height / 2);
  };
  const next = () => page.getByRole('link', { name: 'Next', exact: true }).click();
  const recipesAtHub = async () => {
    await observer.pull();
    return observer.rows('recipes').filter(({ deletedAt }) => deletedAt === null);
  };
  /** Right after the panel comes into view it refuses clicks for a moment, as a person's never come. */
  const press = async (name: string, until: () => Promise<boolean>) => {
    const button = sidebar.getByRole('button', { name });
    const pressed = async () => {
      if (!(await until())) await button.click({ timeout: 1_000 }).catch(() => undefined);
      return until();
    };
    await expect.poll(pressed, { ...SOON, interval: 400 }).toBe(true);
  };
  /** The pointer's bar has the focus; of it a page sees an element without a name. */
  const isPointing = async () => (await said()) !== null;
  const startPointing = () => press(POINT, isPointing);
  /** What the pointer says, as a screen reader hears it: it stands in a closed root, into which no page looks. */
  const said = async () => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const bar = nodes.find(({ role, name }) => role?.value === 'dialog' && name?.value === POINT);
    const textOf = (id: string): string => {
      const node = byId.get(id);
      const own = node?.role?.value === 'StaticText' ? `${node.name?.value ?? ''}\n` : '';
      return own + (node?.childIds ?? []).map(textOf).join('');
    };
    return bar ? textOf(bar.nodeId) : null;
  };

  const asked = (what: string) => expect.poll(async () => (await said()) ?? '', { timeout: 5_000 }).toContain(what);

  beforeAll(async () => {
    world = await World.open();
    observer = await world.observer();
    rep = await world.browser('pointer');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
    page = await rep.newPage();
    devtools = await rep.newCDPSession(page);
    await page.goto(`${world.practice}split/1`);
    sidebar = await openSidebar(page);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it('is offered where the person says that it is somebody else', async () => {
    await sidebar.getByRole('heading', { name: 'Jane Doe' }).waitFor();
    await press('Not this person', () => sidebar.getByRole('button', { name: POINT }).isVisible());
  });

  it('is left by Esc, and the page is as it was', async () => {
    await startPointing();
    await page.keyboard.press('Escape');
    await sidebar.getByRole('button', { name: POINT }).waitFor();
    const [before] = await Promise.all([page.url(), next()]);
    await expect.poll(() => page.url(), SOON).not.toBe(before);
    await page.goBack();
    await sidebar.getByRole('button', { name: POINT }).waitFor();
  });

  it('takes clicks that the page never sees, and shows what it found', async () => {
    await page.evaluate(() => {
      const clicks: string[] = [];
      Reflect.set(globalThis, 'clicks', clicks);
      document.addEventListener('click', ({ target }) => clicks.push((target as Element).tagName));
    });
    await startPointing();
    await asked('name');
    await clickOn('Full name');
    await asked('e-mail');
    await clickOn('Email');
    await asked('phone');
    await clickOn('Phone');
    await sidebar.getByRole('heading', { name: 'New recipe for this site' }).waitFor();
    const found = sidebar.getByRole('list').first();
    await found.getByText('Jane Doe').waitFor();
    await found.getByText('jane.doe@acme.test').waitFor();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'clicks'))).toEqual([]);
  });

  it('shows what it finds on the next two records', async () => {
    await next();
    await sidebar.getByText('joerg.mueller@beispiel.test').waitFor();
    await next();
    await sidebar.getByText('priya@northwind.test').waitFor();
    expect(await sidebar.getByText('not found').count()).toBe(0);
  });

  it('saves a proposal for the workspace, by which the next record is read', async () => {
    await press('Save for the workspace', () => sidebar.getByRole('heading', { name: 'Priya Raman' }).isVisible());
    await expect.poll(recipesAtHub, SOON).toMatchObject([
      {
        approvedAt: null,
        recipe: {
          hosts: ['127.0.0.1'],
          records: [{ pattern: '^/split/(\\d+)(?=[/?#]|$)' }],
          fields: { name: ['label=full name'], email: ['label=email'], phone: ['label=phone'] },
        },
      },
    ]);
    await next();
    await sidebar.getByRole('heading', { name: 'Sam Lee' }).waitFor();
  });

  it('works by keyboard alone, and repairs what was made', async () => {
    await press('Not this person', () => sidebar.getByRole('button', { name: POINT }).isVisible());
    await startPointing();
    for (const [question, value] of [
      ['name', 'Sam Lee'],
      ['e-mail', 'sam.lee@acme.test'],
    ] as const) {
      await asked(question);
      for (let step = 0; step < 40 && !(await said())?.includes(value); step += 1)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    await asked('phone');
    await page.keyboard.press('s');
    await sidebar.getByRole('heading', { name: /^Repair of/ }).waitFor();
    await press('Drop it', () => sidebar.getByRole('button', { name: POINT }).isVisible());
  });

  it('is approved by a lead on the workspace page, which reads well at any width', async () => {
    const lead = await world.browser('lead');
    await connect(lead, world.services.joinLink('Lena Lead', 'lead'));
    const workspace = await openExtensionPage(lead, 'workspace.html');
    for (const width of [320, 768, 1280]) {
      await workspace.setViewportSize({ width, height: 900 });
      await workspace.getByRole('region', { name: 'Recipes to approve' }).getByText('127.0.0.1').first().waitFor();
      await workspace.getByText('What it looks for').first().click();
      expect(await workspace.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await faults(workspace)).toEqual([]);
    }
    await workspace.getByRole('button', { name: /^Approve/ }).click();
    await expect.poll(recipesAtHub, SOON).toMatchObject([{ approvedAt: expect.any(String) }]);
    await workspace.getByRole('region', { name: 'The workspace’s recipes' }).getByText('127.0.0.1').first().waitFor();
    const theirs = await lead.newPage();
    await theirs.goto(`${world.practice}split/3`);
    const panel = await openSidebar(theirs);
    await panel.getByRole('heading', { name: 'Priya Raman' }).waitFor();
  });
});
