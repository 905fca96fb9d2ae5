import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TouchPage } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import { answered } from './answered.ts';
import type { PeopleDeps } from './deps.ts';

const NOTHING: TouchPage = { touches: [], next: null };

/**
 * All touches loaded so far: the newest page is part of the picture, older ones come from the hub when asked for and
 * hold as long as they join on to the newest.
 */
export function useTouches({ lookUps }: PeopleDeps, contactId: Id, newest: TouchPage = NOTHING) {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery({
    queryKey: ['touches', contactId, newest.next],
    queryFn: ({ pageParam, signal }) => lookUps.fetchTouches(contactId, pageParam, signal).then(answered),
    initialPageParam: newest.next ?? '',
    getNextPageParam: (page) => page.next,
    // Only by `load`: what has happened doesn't change, and nobody may want it.
    enabled: false,
  });
  const pages = data?.pages;
  const touches = useMemo(() => [newest, ...(pages ?? [])].flatMap((page) => page.touches), [newest, pages]);
  const state = isFetching ? 'loading' : isError ? 'failed' : 'idle';
  return {
    touches,
    more: pages === undefined ? newest.next !== null : hasNextPage,
    older: { state, load: () => void fetchNextPage() } as const,
  };
}
