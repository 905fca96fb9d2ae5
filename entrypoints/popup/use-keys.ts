import { useEffect } from 'react';

/** What keys do in the feed. Each says `true` when it had something to do. */
export type FeedKeys = {
  move: (by: 1 | -1) => boolean;
  toggle: () => boolean;
  reply: () => boolean;
  search: () => boolean;
  stepOut: () => boolean;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
const isControl = (target: EventTarget | null): boolean => target instanceof HTMLButtonElement;

/** The key's action; letters belong to a field while somebody types in it, Enter to a button that has the focus. */
function actionOf({ key, target }: KeyboardEvent, keys: FeedKeys): (() => boolean) | undefined {
  if (key === 'Escape') return keys.stepOut;
  if (isTyping(target)) return undefined;
  if (key === 'Enter') return isControl(target) ? undefined : keys.toggle;
  const letters: Record<string, () => boolean> = {
    j: () => keys.move(1),
    k: () => keys.move(-1),
    r: keys.reply,
    '/': keys.search,
  };
  return letters[key];
}

/** Listens for the feed's keys: j and k move, Enter opens, r replies, / searches, Esc goes one step out. */
export function useKeys(keys: FeedKeys): void {
  useEffect(() => {
    const stop = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (shortcut || event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
      if (actionOf(event, keys)?.()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown, { signal: stop.signal });
    return () => stop.abort();
  });
}
