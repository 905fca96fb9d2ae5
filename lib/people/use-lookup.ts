import { useQuery } from '@tanstack/react-query';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import { answered } from './answered.ts';
import type { PeopleDeps } from './deps.ts';

/**
 * Who has this address or number: what this machine knows at once, then what the hub says. `failed`: the hub could not
 * be asked. `unreadable`: the local store could not be read.
 */
export function useLookup({ port, lookUps }: PeopleDeps, query: LookupRequest) {
  const { value: known, error } = useWatch(port, 'lookup', query);
  const { isError, refetch } = useQuery({
    // Whom the workspace's filter ruled out, the hub was not asked about: it is as soon as a newer filter doesn't.
    queryKey: ['lookup', query, known?.ruledOut ?? false],
    queryFn: ({ signal }) => lookUps.lookupContact(query, signal).then(answered),
    enabled: known !== undefined || error !== null,
  });
  return { known, failed: isError, unreadable: error !== null, again: () => void refetch() };
}
