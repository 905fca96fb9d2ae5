import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openExtensionPage } from '#scripts/demo/browser.ts';
import { faults } from '#test/support/e2e/axe.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { connect, frameOf, openByKeys, openPopup, openSidebar, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

const SCHEMES = ['light', 'dark'] as const;

describeWith(['chromium'], 'for everyone', () => {
  let world: World;
  let rep: BrowserContext;
  beforeAll(async () => {
    world = await World.open();
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  describe.each(SCHEMES)('in %s colours', (colorScheme) => {
    const pageAt = async (path: string): Promise<Page> => {
      const page = await rep.newPage();
      await page.emulateMedia({ colorScheme });
      await page.goto(world.practice + path);
      return page;
    };

    it('the panel has no fault: a contact, the definition, the whole sum, a note at hand', async () => {
      const page = await pageAt('contacts/1');
      const sidebar = await openSidebar(page);
      await sidebar.getByRole('button', { name: /^All \d+$/ }).click();
      await sidebar.getByRole('textbox', { name: 'What did they say?' }).fill('Half a thought.');
      await sidebar.getByText('Draft kept on this machine').waitFor();
      expect(await faults(sidebar)).toEqual([]);
      await sidebar.getByRole('button', { name: 'MQL' }).click();
      await sidebar.getByRole('article').getByText('Who does what').waitFor();
      expect(await faults(sidebar)).toEqual([]);
      await page.close();
    });

    it('the panel has no fault: a person whom nobody knows', async () => {
      const page = await pageAt('contacts/5');
      const sidebar = await openByKeys(rep, page);
      await sidebar.getByText('Nobody in the hub has this address.').waitFor();
      expect(await faults(sidebar)).toEqual([]);
      await page.close();
    });

    it('the popup has no fault: the feed, and an open note', async () => {
      const popup = await openPopup(rep);
      await popup.emulateMedia({ colorScheme });
      await popup.getByRole('article').first().waitFor();
      expect(await faults(popup)).toEqual([]);
      await popup.keyboard.press('j');
      await popup.keyboard.press('Enter');
      await popup.getByText('Touches before this note').waitFor();
      expect(await faults(popup)).toEqual([]);
      await popup.close();
    });

    it('the options have no fault', async () => {
      const options = await openExtensionPage(rep, 'options.html');
      await options.emulateMedia({ colorScheme });
      await options.getByRole('button', { name: 'Sign out' }).waitFor();
      expect(await faults(options)).toEqual([]);
      await options.close();
    });
  });

  it('a call is logged, taken back, logged again, edited and left by keys alone', async () => {
    const page = await rep.newPage();
    await page.goto(`${world.practice}contacts/4`);
    await page.getByRole('searchbox').focus();
    const sidebar = await openByKeys(rep, page);
    const keys = keysOf(page, sidebar);
    const mine = sidebar.getByRole('region', { name: 'Field notes' }).getByRole('listitem').filter({ hasText: 'You' });

    await expect.poll(keys.at, SOON).toBe('What did they say?');
    await page.keyboard.type('Asks for three seats');
    await keys.back('Connected');
    await page.keyboard.press('Enter');
    await mine.getByText('Asks for three seats').waitFor();
    await keys.back('Undo');
    await page.keyboard.press('Enter');
    await mine.waitFor({ state: 'detached' });

    await keys.to('What did they say?');
    await page.keyboard.press('End');
    await page.keyboard.type(' to begin with');
    await keys.back('Meeting booked');
    await page.keyboard.press('Enter');
    await keys.to('What did they say?');
    await page.keyboard.press('End');
    await page.keyboard.type(', in May.');
    await keys.back('Pricing');
    await page.keyboard.press('Space');
    await keys.to('What did they say?');
    await page.keyboard.press('Control+Enter');
    await mine.getByText('Asks for three seats to begin with, in May.').waitFor();
    await mine.getByText('Pricing').waitFor();
    await mine.getByText('Meeting booked').waitFor();

    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel), SOON).toBe('Search contacts');
    await expect.poll(() => frameIsShown(page), SOON).toBe(false);
  });
});

/** Moves through the panel with Tab, forwards or back, until the control of that name has the focus. */
function keysOf(page: Page, sidebar: Frame) {
  const at = () =>
    sidebar.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  const press = async (key: string, name: string) => {
    for (let steps = 0; steps < 60; steps += 1) {
      if ((await at()) === name) return;
      await page.keyboard.press(key);
    }
    throw new Error(`"${name}" can’t be reached by ${key}.`);
  };
  return { at, to: (name: string) => press('Tab', name), back: (name: string) => press('Shift+Tab', name) };
}

async function frameIsShown(page: Page): Promise<boolean> {
  const frame = await (await frameOf(page, 'sidebar.html')).frameElement();
  return frame.isVisible();
}
