import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** How the hub is asked: once more after a failure, also without a network (it may be on this machine). */
const makeClient = () =>
  new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', retry: 1, retryDelay: 500, staleTime: 30_000 } },
  });

/** Holds the answers of the hub that are not kept in the store. */
export function Asking({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
