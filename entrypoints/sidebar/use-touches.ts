import { useMemo, useState } from 'react';
import type { Older } from '#components/timeline/Timeline.tsx';
import type { TouchPage } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { HubDeps } from './deps.ts';

const NOTHING: TouchPage = { touches: [], next: null };

/**
 * All touches loaded so far: the newest page is part of the picture, older ones come from the hub when asked for and
 * hold as long as they join on to the newest.
 */
export function useTouches(hub: HubDeps, contactId: Id, newest: TouchPage = NOTHING) {
  const [loaded, setLoaded] = useState<{ after: string | null; pages: TouchPage[] }>({ after: null, pages: [] });
  const [state, setState] = useState<Older['state']>('idle');
  const pages = useMemo(() => [newest, ...(loaded.after === newest.next ? loaded.pages : [])], [newest, loaded]);
  const touches = useMemo(() => pages.flatMap((page) => page.touches), [pages]);
  const next = pages.at(-1)?.next ?? null;
  const load = () => {
    if (next === null || state === 'loading') return;
    setState('loading');
    hub.touches(contactId, next).then(
      (page) => {
        setLoaded({ after: newest.next, pages: [...pages.slice(1), page] });
        setState('idle');
      },
      () => setState('failed'),
    );
  };
  return { touches, more: next !== null, older: { state, load } };
}
