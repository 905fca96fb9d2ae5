import { browser } from 'wxt/browser';
import type { Cover } from '#lib/messages/calls.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import { FRAMES_NEED_TELLING, onTabChanged } from '#lib/messages/tab-changed.ts';
import { coverKey } from './cover-key.ts';
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
  const hear = (cover: Cover) => {
    covered = cover.covered;
    lifted(cover.liftedAt);
  };
  void followCover(hear, signal);
  guard(window, () => isInSight() && !covered, onRefused, signal);
}

/** Gives what the content script in my tab last said, and says from now on. */
async function followCover(hear: (cover: Cover) => void, signal: AbortSignal): Promise<void> {
  const ask = async () => {
    const answer = await sendFromFrame('tab.cover', {});
    if (answer.ok && answer.back) hear(answer.back.cover);
    return answer.ok ? answer.back?.tabId : undefined;
  };
  if (FRAMES_NEED_TELLING) onTabChanged(() => void ask(), signal);
  const tabId = await ask();
  if (FRAMES_NEED_TELLING || tabId === undefined) return;
  const { session } = browser.storage;
  const changed = (changes: Record<string, { newValue?: unknown }>) => {
    const now = changes[coverKey(tabId)]?.newValue;
    // Our own worker writes it; its type is the contract.
    if (now) hear(now as Cover);
  };
  session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => session.onChanged.removeListener(changed), { once: true });
  await ask();
}
