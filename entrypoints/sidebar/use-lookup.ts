import type { LookupRequest } from '#lib/protocol/contacts.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';
import { useAsk } from './use-ask.ts';

/** Who has this address or number: what this machine knows at once, then what the hub says. */
export function useLookup(hub: HubDeps, query: LookupRequest) {
  const { value: known, error } = useWatch(hub.port, 'lookup', query);
  const { failed, again } = useAsk(hub, JSON.stringify(query), () => hub.lookup(query));
  return { known, failed, unreadable: error !== null, again };
}
