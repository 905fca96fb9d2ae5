import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { command, connect, frameOf, openByKeys, SOON } from '#test/support/e2e/people.ts';
import { World } from '#test/support/e2e/world.ts';

type WithStorage = {
  chrome: { storage: { local: { set(items: object): Promise<void>; remove(key: string): Promise<void> } } };
};

describeWith(['chromium'], 'the guest on a page', () => {
  let world: World;
  let rep: BrowserContext;
  let page: Page;
  let sidebar: Frame;

  /** The frame's box in the page; null where it isn't shown. */
  const boxOf = async (frame: Frame) => (await frame.frameElement()).boundingBox();
  const width = () => page.evaluate(() => document.documentElement.getBoundingClientRect().width);
  /** What has the focus inside the panel. */
  const focused = () =>
    sidebar.evaluate(() => document.hasFocus() && document.activeElement?.getAttribute('aria-label'));
  const isOpen = async () => (await boxOf(sidebar)) !== null;
  /** What the person chose for the practice page's site; null for nothing. */
  const layout = async (change: object | null) => {
    const { worker } = await extensionOf(rep);
    await worker.evaluate(async (change) => {
      const { local } = (globalThis as unknown as WithStorage).chrome.storage;
      await (change ? local.set({ 'layout:127.0.0.1': change }) : local.remove('layout:127.0.0.1'));
    }, change);
  };
  const open = async (path: string, change: object | null = null) => {
    await layout(change);
    await page.goto(world.practice + path);
    sidebar = await openByKeys(rep, page);
    await sidebar.getByRole('heading', { level: 1, name: 'Jane Doe' }).waitFor();
  };

  beforeAll(async () => {
    world = await World.open();
    rep = await world.browser('rep');
    await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
  });
  afterAll(() => world?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    await page?.close();
    page = await rep.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('shifts nothing while it lies over the page', async () => {
    await page.addInitScript(() => {
      Reflect.set(globalThis, 'shifts', 0);
      new PerformanceObserver((list) => {
        Reflect.set(globalThis, 'shifts', Reflect.get(globalThis, 'shifts') + list.getEntries().length);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${world.practice}contacts/1`);
    await page.getByRole('heading', { level: 1, name: 'Jane Doe' }).waitFor();
    const before = await page.evaluate(() => Reflect.get(globalThis, 'shifts'));
    await frameOf(page, 'launcher.html');
    sidebar = await openByKeys(rep, page);
    await sidebar.getByRole('heading', { level: 1, name: 'Jane Doe' }).waitFor();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'shifts'))).toBe(before);
    expect(await width()).toBe(1280);
  });

  it.each(['right', 'left'])('lets the page make room at its %s, and gives the room back', async (side) => {
    await open('contacts/1', { side, mode: 'push' });
    await expect.poll(width, SOON).toBe(1280 - 360);
    const left = await page.evaluate(() => document.documentElement.getBoundingClientRect().left);
    expect(left).toBe(side === 'left' ? 360 : 0);
    await page.mouse.move(600, 400);
    await page.mouse.wheel(500, 0);
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(width, SOON).toBe(1280);
    expect(await page.evaluate(() => document.documentElement.getAttributeNames())).toEqual(['lang']);
  });

  it('is not there when the page is printed, nor is its room', async () => {
    await open('contacts/1', { mode: 'push' });
    await expect.poll(width, SOON).toBe(1280 - 360);
    await page.evaluate(() => {
      const printing = matchMedia('print');
      const note = () => {
        const host = document.documentElement.lastElementChild ?? document.body;
        const { width } = document.documentElement.getBoundingClientRect();
        const text = `${printing.matches ? 'print' : 'screen'} ${getComputedStyle(host).display}`;
        document.documentElement.append(`${text} ${width === innerWidth - 360 ? 'pushed' : 'whole'};`);
      };
      printing.addEventListener('change', note);
    });
    await page.pdf();
    const noted = () => page.evaluate(() => document.documentElement.lastChild?.textContent);
    expect(await page.evaluate(() => document.documentElement.innerText)).toContain('print none whole;');
    expect(await noted()).toBe('screen block pushed;');
  });

  it('is as wide as it may be in a narrow window, and never wider than the window', async () => {
    await open('contacts/1', { mode: 'push' });
    for (const [window, panel] of [
      [620, 480],
      [300, 300],
      [1280, 360],
    ] as const) {
      await page.setViewportSize({ width: window, height: 400 });
      await expect.poll(async () => (await boxOf(sidebar))?.width, SOON).toBe(panel);
      expect((await boxOf(sidebar))?.x).toBe(window - panel);
      expect(await width()).toBe(window < 640 ? window : window - panel);
    }
  });

  it('resizes by its edge, with the pointer and with keys, and remembers it', async () => {
    await open('contacts/1');
    const edge = await boxOf(sidebar);
    await page.mouse.move((edge?.x ?? 0) - 3, 400);
    await page.mouse.down();
    await page.mouse.move(100, 400, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await boxOf(sidebar))?.width, SOON).toBe(480);
    await sidebar.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await boxOf(sidebar))?.width, SOON).toBe(464);
    await page.keyboard.press('Home');
    await expect.poll(async () => (await boxOf(sidebar))?.width, SOON).toBe(320);
    await page.reload();
    sidebar = await frameOf(page, 'sidebar.html');
    await expect.poll(async () => (await boxOf(sidebar))?.width, SOON).toBe(320);
  });

  it('keeps every key to itself, and gives the focus back to where it was', async () => {
    await page.addInitScript(() => {
      Reflect.set(globalThis, 'heard', '');
      for (const type of ['keydown', 'keypress', 'keyup'] as const)
        window.addEventListener(
          type,
          ({ key }) => Reflect.set(globalThis, 'heard', Reflect.get(globalThis, 'heard') + key),
          true,
        );
    });
    await open('split/1');
    await page.keyboard.press('Escape');
    await expect.poll(isOpen, SOON).toBe(false);
    await page.getByRole('searchbox').click();
    await page.keyboard.type('ac');
    const heard = await page.evaluate(() => Reflect.get(globalThis, 'heard'));
    expect(heard).toContain('a');
    await command(rep, 'log-call');
    await expect.poll(focused, SOON).toBe('What did they say?');
    await page.keyboard.type('c e # / Budget');
    await page.keyboard.press('Escape');
    await expect.poll(isOpen, SOON).toBe(false);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toBe(heard);
    await page.keyboard.type('me');
    await expect.poll(() => page.getByRole('searchbox').inputValue(), SOON).toBe('acme');
  });

  it('does not grow with the page’s font', async () => {
    await open('contacts/1');
    const sizes = () =>
      sidebar.evaluate(() =>
        ['h1', 'button', 'textarea'].map((tag) => getComputedStyle(document.querySelector(tag) as Element).fontSize),
      );
    const before = await sizes();
    await page.addStyleTag({
      content: 'html { font-size: 30px !important; zoom: 1 } iframe, div { font-size: 40px !important; }',
    });
    expect(await sizes()).toEqual(before);
    expect((await boxOf(sidebar))?.width).toBe(360);
  });

  it('steps aside for what another extension has fixed at the same edge', async () => {
    await open('contacts/1', { mode: 'push' });
    await page.evaluate(() => {
      const other = document.createElement('other-extension');
      other.attachShadow({ mode: 'closed' }).innerHTML =
        '<div style="position: fixed; top: 0; right: 0; bottom: 0; width: 250px; background: pink"></div>';
      other.style.cssText = 'position: fixed; z-index: 99999';
      document.body.append(other);
    });
    await expect.poll(async () => (await boxOf(sidebar))?.x, SOON).toBe(1280 - 250 - 360);
    await expect.poll(width, SOON).toBe(1280 - 250 - 360);
    await page.setViewportSize({ width: 900, height: 800 });
    await expect.poll(async () => (await boxOf(sidebar))?.x, SOON).toBe(0);
    await page.evaluate(() => document.querySelector('other-extension')?.remove());
    await expect.poll(async () => (await boxOf(sidebar))?.x, SOON).toBe(900 - 360);
  });

  it('raises the outcome bar when a dialler in the page ends a call, and believes no other frame', async () => {
    const saying = (...messages: object[]) =>
      `<script>for (const message of ${JSON.stringify(messages)}) parent.postMessage(message, '*')</script>`;
    const began = { name: 'apm_phone_outgoing_call', value: { to: '+14155550111' } };
    const ended = { name: 'apm_phone_call_ended', value: { duration: 83 } };
    const html = (body: string) => ({ contentType: 'text/html', body });
    await page.route('https://phone.aircall.io/**', (route) => route.fulfill(html(saying(began, ended))));
    await page.route('https://evil.example/**', (route) => route.fulfill(html(saying(ended))));
    const embed = (src: string) =>
      page.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src })), src);
    await layout(null);
    await page.goto(`${world.practice}contacts/1`);
    await frameOf(page, 'launcher.html');
    await page.getByRole('searchbox').click();
    await embed('https://evil.example/');
    await page.frameLocator('iframe').first().locator('script').waitFor({ state: 'attached' });
    expect(page.frames().some((frame) => frame.url().endsWith('/sidebar.html'))).toBe(false);
    await embed('https://phone.aircall.io/?integration=generic');
    sidebar = await frameOf(page, 'sidebar.html');
    const bar = sidebar.getByRole('region', { name: 'Log a call' });
    await bar.getByText('+14155550111').waitFor();
    expect(await bar.getByRole('timer').innerText()).toBe('1:23');
    await bar.getByText('Ended').waitFor();
    await page.keyboard.type('still mine');
    expect(await page.getByRole('searchbox').inputValue()).toBe('still mine');
  });

  it('hides while the page is in full screen', async () => {
    await open('contacts/1');
    await page.evaluate(() => document.documentElement.requestFullscreen());
    await expect.poll(isOpen, SOON).toBe(false);
    await page.evaluate(() => document.exitFullscreen());
    await expect.poll(isOpen, SOON).toBe(true);
  });

  it('has a launcher that is dragged, never lost, and back in its place after a reset', async () => {
    await layout(null);
    await page.goto(`${world.practice}contacts/1`);
    const launcher = await frameOf(page, 'launcher.html');
    await launcher.getByRole('button').waitFor();
    await launcher.getByRole('button').focus();
    for (let pressed = 0; pressed < 40; pressed += 1) await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await boxOf(launcher))?.y, SOON).toBe(800 - 28);
    expect(page.frames().some((frame) => frame.url().endsWith('/sidebar.html'))).toBe(false);
    for (const [width, height] of [
      [300, 120],
      [1280, 60],
      [200, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(async () => boxOf(launcher), SOON).toMatchObject({ x: width - 28, y: height - 28 });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await layout(null);
    await page.reload();
    const again = await frameOf(page, 'launcher.html');
    await expect.poll(async () => (await boxOf(again))?.y, SOON).toBeCloseTo(0.4 * (800 - 28));
  });

  it('takes the theme that the person chose', async () => {
    await open('contacts/1');
    const canvas = () => sidebar.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await canvas();
    const { id } = await extensionOf(rep);
    const options = await rep.newPage();
    await options.goto(`chrome-extension://${id}/options.html`);
    await options.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(canvas, SOON).not.toBe(light);
    await options.getByRole('radio', { name: 'As the browser' }).check();
    await expect.poll(canvas, SOON).toBe(light);
    await options.close();
  });

  it('lives in the browser’s own side panel too, where it follows the window’s active tab', async () => {
    await open('contacts/1');
    const { id } = await extensionOf(rep);
    const side = await rep.newPage();
    await side.goto(`chrome-extension://${id}/sidebar.html`);
    const other = await rep.newPage();
    await other.goto(`${world.practice}contacts/4`);
    await side.getByRole('heading', { level: 1, name: 'Sam Lee' }).waitFor();
    await page.bringToFront();
    await side.getByRole('heading', { level: 1, name: 'Jane Doe' }).waitFor();
    await Promise.all([side.close(), other.close()]);
  });
});
