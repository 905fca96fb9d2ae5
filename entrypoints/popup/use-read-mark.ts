import { useEffect } from 'react';
import type { Instant } from '#lib/model/id.ts';

/** How long the feed must be on show before it counts as read. */
export const READ_AFTER_MS = 2_000;

/**
 * Moves the read mark to `newest` once it has been on show for two seconds. A popup dies without warning, so the mark
 * is written then and there, not at the end; the line in view stays where this visit found it, because the screen
 * holds on to the mark it opened with.
 */
export function useReadMark(newest: Instant | null, markRead: (feedReadAt: Instant) => void): void {
  useEffect(() => {
    if (newest === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => markRead(newest), READ_AFTER_MS);
    };
    watch();
    document.addEventListener('visibilitychange', watch);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', watch);
    };
  }, [newest, markRead]);
}
