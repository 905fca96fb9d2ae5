import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES } from '#lib/model/note-choices.ts';
import { findChromium } from '#scripts/demo/browser.ts';
import { Looks } from '#test/support/sidebar/look/open-looks.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core finds wrong on the page, one line each; with `rules`, by those alone. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe);
  const options = rules === undefined ? {} : { runOnly: rules };
  const found = await page.evaluate(
    (options): Promise<AxeResults> => Reflect.get(globalThis, 'axe').run(document, options),
    options,
  );
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const outcomes = (page: Page) => page.getByRole('group', { name: 'Outcome of the call' }).getByRole('button');
/** Rows of a list that knows how long it is, which one has once the code for long lists is there. */
const allRows = (page: Page) => page.locator('main li[aria-setsize]');
const boxes = async (page: Page) => Promise.all((await outcomes(page).all()).map((button) => button.boundingBox()));

describe.skipIf(findChromium() === null)('the sidebar in Chromium', () => {
  let looks: Looks;
  beforeAll(async () => {
    looks = await Looks.open();
  });
  afterAll(async () => {
    await looks?.[Symbol.asyncDispose]();
  });

  it.each(['full', 'bare', 'call', 'unknown', 'nobody', 'several', 'matches', 'offline', 'offline-nothing', 'hostile'])(
    'axe finds nothing wrong in the state "%s", and every colour can be read in the dark too',
    async (state) => {
      const page = await looks.page(state);
      expect(await faults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await faults(page, ['color-contrast'])).toEqual([]);
      await page.close();
    },
  );

  it.each([320, 360, 480])(
    'all five outcomes fit on one line at %d px, and nothing is cut at the side',
    async (width) => {
      const page = await looks.page('full', { width });
      const tops = new Set((await boxes(page)).map((box) => box?.y));
      expect(await outcomes(page).count()).toBe(OUTCOMES.length);
      expect(tops.size).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    },
  );

  it('all five outcomes stay inside in a language of words twice as long', async () => {
    const page = await looks.page('full', { width: 320 });
    await outcomes(page).evaluateAll((buttons) => {
      for (const button of buttons) button.textContent += button.textContent;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(new Set((await boxes(page)).map((box) => box?.y)).size).toBe(1);
    await page.close();
  });

  it('the longest of names and statuses leave the panel’s buttons where they can be reached', async () => {
    const page = await looks.page('hostile', { width: 320 });
    const close = await page.getByRole('button', { name: 'Close panel' }).boundingBox();
    expect((close?.x ?? 0) + (close?.width ?? 0)).toBeLessThanOrEqual(320);
    expect((await page.getByRole('heading', { level: 1 }).boundingBox())?.width).toBeGreaterThan(80);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });

  it('nothing moves under the pointer when an outcome is clicked, and the cursor is in the text', async () => {
    const page = await looks.page('full');
    const before = await boxes(page);
    await outcomes(page).nth(1).click();
    await page.getByText('Logged · Left voicemail').waitFor();
    expect(await boxes(page)).toEqual(before);
    await page.keyboard.type('They want a trial');
    expect(await page.getByRole('textbox').inputValue()).toBe('They want a trial');
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  it('logs, edits and undoes by keyboard alone, and Esc closes the definition before the panel', async () => {
    const page = await looks.page('full');
    await page.getByRole('textbox').focus();
    await page.keyboard.type('Call me');
    for (const _ of OUTCOMES) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Logged · Connected').waitFor();
    await page.keyboard.type(' in May');
    expect(await page.getByRole('textbox').inputValue()).toBe('Call me in May');
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('Draft kept on this machine').waitFor();
    await page.getByRole('button', { name: /MQL/ }).press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.body.dataset.closed)).toBeUndefined();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.body.dataset.closed)).toBe('1');
    await page.close();
  });

  it('reads right to left, with nothing wrong by axe and nothing cut', async () => {
    const page = await looks.page('full', { dir: 'rtl', width: 320 });
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const field = page.getByRole('textbox');
    expect(await field.evaluate((area) => getComputedStyle(area, '::placeholder').textAlign)).toBe('right');
    const [first, second] = await boxes(page);
    expect(first?.x).toBeGreaterThan(second?.x ?? 0);
    await page.close();
  });

  it('draws only what is in view of ten thousand touches, with the day of the topmost at the top', async () => {
    const page = await looks.page('thousands');
    await allRows(page).first().waitFor();
    await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight / 2));
    await expect.poll(() => page.locator('main li').count()).toBeLessThan(150);
    await expect
      .poll(() =>
        page.locator('main').evaluate((main) => {
          const { left, top } = main.getBoundingClientRect();
          return document.elementFromPoint(left + 30, top + 12)?.tagName;
        }),
      )
      .toBe('H3');
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  it('stays where somebody has scrolled in the first rows when the long list takes their place', async () => {
    const page = await looks.page('bare');
    const held = Promise.withResolvers<void>();
    await page.route('**/RowsInView*', (route) => held.promise.then(() => route.continue()));
    await page.goto(page.url().replace('bare', 'thousands'));
    await page.locator('main li').nth(50).scrollIntoViewIfNeeded();
    expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBeGreaterThan(500);
    held.resolve();
    await allRows(page).first().waitFor();
    const [row, main] = [page.locator('li[aria-posinset="51"]'), page.locator('main')];
    const [at, view] = [await row.boundingBox(), await main.boundingBox()];
    expect(at?.y).toBeGreaterThan(view?.y ?? 0);
    expect(at?.y).toBeLessThan((view?.y ?? 0) + (view?.height ?? 0));
    await page.close();
  });
});
