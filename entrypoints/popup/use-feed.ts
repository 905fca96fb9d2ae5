import { useCallback, useRef, useState } from 'react';
import { type FeedFilters, isFiltering, NO_FILTERS } from '#components/feed/filters.ts';
import { holdBack } from '#components/feed/hold-back.ts';
import { newestReceived, unreadLine } from '#components/feed/unread.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import type { StorePort } from '#lib/store/port.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import { useReadMark } from './use-read-mark.ts';

/** Notes read at first; twice as many each time the end comes near, so that a long way down takes few reads. */
const PAGE = 100;

/** The feed as it is narrowed, held still while somebody reads, with the line of this visit. */
export function useFeed(port: StorePort, me: Id) {
  const [filters, setFilters] = useState<FeedFilters>(NO_FILTERS);
  const [limit, setLimit] = useState(PAGE);
  const [topId, setTopId] = useState<Id | null>(null);
  const { value: feed, error } = useWatch(port, 'feed', { ...filters, limit });
  const visitMark = useVisitMark(feed?.readAt);
  const { shown, held } = holdBack(feed?.notes ?? [], topId);
  const markRead = useCallback(
    (feedReadAt: Instant) => void port.run('markFeedRead', { feedReadAt }).catch(() => undefined),
    [port],
  );
  useReadMark(isFiltering(filters) ? null : newestReceived(shown), markRead);

  const narrow = (next: FeedFilters) => {
    setFilters(next);
    setLimit(PAGE);
    setTopId(null);
  };
  return {
    ready: feed !== undefined,
    error,
    filters,
    narrow,
    shown,
    held,
    line: unreadLine(shown, visitMark, me),
    more: feed?.more ?? false,
    showMore: useCallback(() => setLimit((last) => last * 2), []),
    /** Holds the list as it stands, or lets the newer notes in. */
    hold: (still: boolean) => setTopId((last) => (still ? (last ?? shown[0]?.note.id ?? null) : null)),
  };
}

/** The read mark with which this visit began; null while nothing was ever read. */
function useVisitMark(readAt: Instant | null | undefined): Instant | null {
  const mark = useRef<Instant | null | undefined>(undefined);
  if (mark.current === undefined) mark.current = readAt;
  return mark.current ?? null;
}
