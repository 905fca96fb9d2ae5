import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContactCard } from '#lib/model/contact.ts';
import { answered } from './answered.ts';
import type { PeopleDeps } from './deps.ts';

/** Letters from which on the hub is asked. */
const LEAST = 2;

/** People in the hub by words; while the next words are asked, the last answer stays. `cards` is undefined for none. */
export function useSearch({ lookUps }: PeopleDeps, words: string) {
  const enabled = words.length >= LEAST;
  const { data, isError, isFetching } = useQuery<ContactCard[]>({
    queryKey: ['search', words],
    queryFn: ({ signal }) => lookUps.searchContacts(words, signal).then(answered),
    enabled,
    placeholderData: keepPreviousData,
  });
  return { cards: enabled ? data : undefined, failed: enabled && isError, asking: isFetching };
}
