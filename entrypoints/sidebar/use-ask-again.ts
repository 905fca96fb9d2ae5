import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** What the hub left unanswered is asked again as soon as it is back. */
export function useAskAgain({ port }: HubDeps): void {
  const client = useQueryClient();
  const { value: sync } = useWatch(port, 'syncState', {});
  const back = sync?.state === 'connected' ? sync.lastSyncAt : null;
  useEffect(() => {
    if (back !== null) void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
  }, [client, back]);
}
