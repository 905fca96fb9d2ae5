import type { FeedQuery } from '#lib/store/port.ts';

/** What the feed is narrowed by; empty lists and an empty string narrow nothing. */
export type FeedFilters = Omit<FeedQuery, 'limit'>;

export const NO_FILTERS: FeedFilters = {
  kinds: [],
  outcomes: [],
  statuses: [],
  authors: [],
  words: '',
  allCalls: false,
};

/** `true` when notes may be hidden by a filter or by the words searched; "all calls" only ever adds. */
export const isFiltering = (filters: FeedFilters): boolean =>
  filters.words.trim() !== '' ||
  [filters.kinds, filters.outcomes, filters.statuses, filters.authors].some((list) => list.length > 0);

/** The list with the item put in, or taken out where it was in. */
export const toggled = <T>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** Nothing narrowed; "all calls" stays as it was chosen. */
export const cleared = (filters: FeedFilters): FeedFilters => ({ ...NO_FILTERS, allCalls: filters.allCalls });
