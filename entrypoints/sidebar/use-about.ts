import { useEffect, useState } from 'react';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { TabDeps } from './deps.ts';

/** What my tab is about; `undefined` until it is known. */
export function useAbout(tab: TabDeps): TabAbout | null | undefined {
  const [about, setAbout] = useState<TabAbout | null | undefined>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    tab.watch(setAbout, stop.signal);
    return () => stop.abort();
  }, [tab]);
  return about;
}
