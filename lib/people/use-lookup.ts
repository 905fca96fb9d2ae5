import { useQuery } from '@tanstack/react-query';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { PeopleDeps } from './deps.ts';
import { unkept } from './unkept.ts';

/**
 * Who has this address or number: what this machine knows at once, then what the hub says, whether or not this machine
 * could keep it. `failed`: the hub could not be asked. `unreadable`: the local store could not be read.
 */
export function useLookup({ port, lookUps }: PeopleDeps, query: LookupRequest) {
  const { value: here, error } = useWatch(port, 'lookup', query);
  const { data, dataUpdatedAt, isError, refetch } = useQuery({
    // Whom the workspace's filter ruled out, the hub was not asked about: it is as soon as a newer filter doesn't.
    queryKey: ['lookup', query, here?.ruledOut ?? false],
    queryFn: ({ signal }) => lookUps.lookupContact(query, signal).then(unkept),
    enabled: here !== undefined || error !== null,
  });
  const known = data ? { cards: data.value.matches, fetchedAt: dataUpdatedAt, ruledOut: false } : here;
  return { known, failed: isError, unreadable: error !== null, again: () => void refetch() };
}
