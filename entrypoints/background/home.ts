import { type Home, openBrowserPanel, storedHome } from '#lib/browser/home.ts';

/** The panel's home as this worker last heard; null until it was read. */
let known: Home | null = null;

/** Keeps the panel's home at hand: the browser's side panel opens only in the first turn of a click. */
export function followHome(): void {
  void home();
  storedHome.watch((now) => {
    known = now ?? 'page';
  }, new AbortController().signal);
}

export async function home(): Promise<Home> {
  known ??= (await storedHome.read()) ?? 'page';
  return known;
}

/**
 * Opens the browser's side panel where that is the panel's home; `false` where it is not, or the browser refused (a worker
 * that has just woken asks too late). Call it before any await.
 */
export function openAtBrowser(tabId: number): Promise<boolean> {
  if (known !== null) return known === 'browser' ? openBrowserPanel({ tabId }) : Promise.resolve(false);
  return home().then((now) => now === 'browser' && openBrowserPanel({ tabId }));
}
