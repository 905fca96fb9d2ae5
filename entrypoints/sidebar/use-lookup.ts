import { useQuery } from '@tanstack/react-query';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** Who has this address or number: what this machine knows at once, then what the hub says. */
export function useLookup(hub: HubDeps, query: LookupRequest) {
  const { value: known, error } = useWatch(hub.port, 'lookup', query);
  const asked = useQuery({
    queryKey: ['lookup', query],
    queryFn: () => hub.lookup(query).then(() => null),
  });
  return { known, failed: asked.isError, unreadable: error !== null, askAgain: () => void asked.refetch() };
}
