import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { extensionOf, openExtensionPage } from '#scripts/demo/browser.ts';

/** Longer than an undo holds a note back and than the pause between two attempts to reach a hub that was away. */
export const SOON = { timeout: 45_000, interval: 100 };

/** Joins the hub in the options as a person would, by a link. */
export async function connect(context: BrowserContext, link: string): Promise<void> {
  const options = await openExtensionPage(context, 'options.html');
  await options.getByRole('textbox', { name: 'Join link' }).fill(link);
  await options.keyboard.press('Enter');
  await options.getByRole('button', { name: 'Join', exact: true }).click();
  await options.getByRole('button', { name: 'Sign out' }).waitFor();
  await options.close();
}

/** The part of the browser's API that tests use inside the extension's worker. */
type WorkerGlobal = {
  chrome: {
    commands: { onCommand: { dispatch(name: string, tab: unknown): void } };
    tabs: { query(which: { active: true; lastFocusedWindow: true }): Promise<unknown[]> };
  };
};

/** Does what the keyboard's command does; automation's keys never reach the browser's own shortcuts. */
export async function command(context: BrowserContext, name: 'open-panel' | 'log-call'): Promise<void> {
  const { worker } = await extensionOf(context);
  await worker.evaluate(async (command) => {
    const { commands, tabs } = (globalThis as unknown as WorkerGlobal).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    commands.onCommand.dispatch(command, tab);
  }, name);
}

/** A frame of ours in a page. It stands in a closed shadow root, so the page's own queries can't find it. */
export async function frameOf(page: Page, file: 'sidebar.html' | 'launcher.html'): Promise<Frame> {
  const isIt = (frame: Frame): boolean => frame.url().endsWith(`/${file}`);
  for (const end = Date.now() + 15_000; Date.now() < end; await setTimeout(50)) {
    const frame = page.frames().find(isIt);
    if (frame) return frame;
  }
  throw new Error(`${file} did not come into the page.`);
}

/**
 * The panel over the page in front, opened by its launcher, which stands there once the person is known. Clicked again
 * where nothing came of it: a click in the moment in which the launcher appears doesn't count (lib/guard).
 */
export async function openSidebar(page: Page): Promise<Frame> {
  const launcher = await frameOf(page, 'launcher.html');
  const button = launcher.getByRole('button', { name: /^Open Touchline/ });
  await button.waitFor();
  const opened = frameOf(page, 'sidebar.html');
  for (let waiting = true; waiting; ) {
    // Once it has opened the panel there is none to be clicked.
    await button.click({ timeout: 1_000 }).catch(() => undefined);
    waiting = await Promise.race([opened.then(() => false), setTimeout(1_000, true)]);
  }
  return opened;
}

/** The popup as a page of its own, at its size. */
export async function openPopup(context: BrowserContext): Promise<Page> {
  const popup = await openExtensionPage(context, 'popup.html');
  await popup.setViewportSize({ width: 400, height: 600 });
  return popup;
}

/** The panel over the page in front, opened by the keys that go to the outcome bar; they do nothing before the page is read. */
export async function openByKeys(context: BrowserContext, page: Page): Promise<Frame> {
  const opened = frameOf(page, 'sidebar.html');
  for (let waiting = true; waiting; ) {
    await command(context, 'log-call');
    waiting = await Promise.race([opened.then(() => false), setTimeout(200, true)]);
  }
  return opened;
}
