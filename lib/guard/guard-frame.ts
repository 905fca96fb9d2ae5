import { browser } from 'wxt/browser';
import { sendFromFrame } from '#lib/messages/send.ts';
import { type Cover, coverKey } from './cover.ts';
import { guard } from './guard.ts';
import { watchSight } from './sight.ts';

/**
 * Guards a frame of ours inside a page against clicks that weren't meant for it: the browser's own word on whether the
 * frame is in sight, and the content script's on whether the page lays something over it. A page of ours in a tab, a
 * popup or the browser's side panel has nobody above it, and needs no guard.
 */
export function guardFrame(window: Window, onRefused: () => void, signal: AbortSignal): void {
  if (window.parent === window) return;
  const { isInSight, lifted } = watchSight(window.document, signal);
  let covered = false;
  const hear = (cover: Cover | undefined) => {
    covered = cover?.covered ?? false;
    if (cover) lifted(cover.liftedAt);
  };
  void watchCover(hear, signal);
  guard(window, () => isInSight() && !covered, onRefused, signal);
}

/** Gives what the content script in my tab last said, and says from now on. Our own worker writes it. */
async function watchCover(hear: (cover: Cover | undefined) => void, signal: AbortSignal): Promise<void> {
  const answer = await sendFromFrame('tab.about', {});
  if (!answer.ok || !answer.back) return;
  const key = coverKey(answer.back.tabId);
  const { session } = browser.storage;
  const changed = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[key];
    if (change) hear(change.newValue as Cover | undefined);
  };
  session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => session.onChanged.removeListener(changed), { once: true });
  hear((await session.get(key))[key] as Cover | undefined);
}
