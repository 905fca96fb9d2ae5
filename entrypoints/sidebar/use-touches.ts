import { useInfiniteQuery } from '@tanstack/react-query';
import type { Older } from '#components/timeline/Timeline.tsx';
import type { TouchPage } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { HubDeps } from './deps.ts';

const NOTHING: TouchPage = { touches: [], next: null };

/** All touches loaded so far: the newest page is part of the picture, older ones come from the hub when asked for. */
export function useTouches(hub: HubDeps, contactId: Id, newest: TouchPage = NOTHING) {
  const { next } = newest;
  const asked = useInfiniteQuery({
    queryKey: ['touches', contactId, next],
    queryFn: ({ pageParam }) => (pageParam === null ? NOTHING : hub.touches(contactId, pageParam)),
    initialPageParam: next,
    getNextPageParam: (page) => page.next,
    enabled: false,
  });
  const pages = asked.data?.pages ?? [];
  const older: Older = {
    state: asked.isFetching ? 'loading' : asked.isError ? 'failed' : 'idle',
    load: () => void asked.fetchNextPage(),
  };
  return {
    touches: [newest, ...pages].flatMap((page) => page.touches),
    more: (pages.at(-1)?.next ?? (pages.length > 0 ? null : next)) !== null,
    older,
  };
}
