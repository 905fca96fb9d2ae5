import { browser } from 'wxt/browser';
import { stored } from './storage.ts';

/** Where the panel lives: over the page, or in the browser's own side panel. */
export const HOMES = ['page', 'browser'] as const;
export type Home = (typeof HOMES)[number];

/** What the person chose in the options; null stands for the page. */
export const storedHome = stored<Home>('local', 'home', (kept) => HOMES.find((known) => known === kept) ?? null);

/** The browser's side panels: Chromium knows the one, Firefox the other. */
type Panels = {
  sidePanel?: { open(where: { tabId: number } | { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void>; close(): Promise<void> };
};
const panels = browser as Panels;

/** Can a message from our launcher still open the side panel? Firefox opens it only from a click in a page of ours. */
export const opensByMessage = (): boolean => panels.sidePanel !== undefined;

/**
 * Opens the browser's side panel. The browser wants a click or key for it: call this in the listener's first turn, before
 * any await. `false` when the browser refused.
 */
export async function openBrowserPanel(where: { tabId: number } | { windowId: number }): Promise<boolean> {
  try {
    await (panels.sidePanel ? panels.sidePanel.open(where) : panels.sidebarAction?.open());
    return true;
  } catch {
    return false;
  }
}

/** Closes the side panel in whose page this runs. */
export function closeBrowserPanel(): void {
  if (panels.sidebarAction) void panels.sidebarAction.close();
  else window.close();
}
