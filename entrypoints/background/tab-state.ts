import browser from 'webextension-polyfill';
import type { TabAbout } from '#lib/messages/calls.ts';
import { FRAMES_NEED_TELLING, tellTabChanged } from '#lib/messages/tab-changed.ts';

const PREFIX = 'tab:';
const keyOf = (tabId: number) => `${PREFIX}${tabId}`;

/** One change of a tab's state at a time: each sees what the one before it left. */
const turns = new Map<number, Promise<unknown>>();

/** What is known of a tab; `null` when no page of it is read. */
export async function tabAbout(tabId: number): Promise<TabAbout | null> {
  const { [keyOf(tabId)]: about } = await browser.storage.session.get(keyOf(tabId));
  return (about as TabAbout | undefined) ?? null;
}

/** Changes what is known of a tab, after all earlier changes; gives what stands then. `null` as a result forgets it. */
export function changeTab(
  tabId: number,
  change: (about: TabAbout | null) => TabAbout | null | Promise<TabAbout | null>,
): Promise<TabAbout | null> {
  const turn = (turns.get(tabId) ?? Promise.resolve()).then(async () => {
    const before = await tabAbout(tabId);
    const after = await change(before);
    if (after === null) await browser.storage.session.remove(keyOf(tabId));
    else if (after !== before) await browser.storage.session.set({ [keyOf(tabId)]: after });
    if (FRAMES_NEED_TELLING && after !== before) void tellTabChanged(tabId);
    return after;
  });
  const settled = turn.catch(() => undefined);
  turns.set(tabId, settled);
  void settled.then(() => turns.get(tabId) === settled && turns.delete(tabId));
  return turn;
}

export const forgetTab = (tabId: number): Promise<unknown> => changeTab(tabId, () => null);

/** All tabs of which something is known. */
export async function knownTabs(): Promise<TabAbout[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([, about]) => about as TabAbout);
}
