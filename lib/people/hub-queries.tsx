import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { StorePort, SyncState } from '#lib/store/port.ts';
import { useWatch } from '#lib/store/use-watch.ts';

const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Whether the hub can be reached isn't the browser's to say: it may stand on this machine or in the office.
        networkMode: 'always',
        // Sync looks for the hub all the time, and when it has found it, what failed is asked again.
        retry: false,
        refetchOnWindowFocus: true,
      },
    },
  });

/** What screens below ask about people, asked again when the page comes back into view and when the hub is back. */
export function HubQueries({ port, children }: { port: StorePort; children: ReactNode }) {
  const [client] = useState(newClient);
  useHubBack(port, client);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** What the hub refused, it answered. */
const answers = ({ state }: SyncState) => state === 'connected' || state === 'refused';

/** After the hub was away, everything in view may be old; as long as it answers, only what failed is asked again. */
function useHubBack(port: StorePort, client: QueryClient): void {
  const { value: sync } = useWatch(port, 'syncState', {});
  const answeredAt = sync && (answers(sync) ? sync.lastSyncAt : null);
  const wasAway = useRef(false);
  useEffect(() => {
    if (answeredAt === undefined) return;
    const all = wasAway.current;
    wasAway.current = answeredAt === null;
    if (answeredAt === null) return;
    void client.invalidateQueries({ predicate: ({ state }) => all || state.status === 'error' });
  }, [answeredAt, client]);
}
