import { useEffect, useState } from 'react';
import type { Reads, StorePort } from './port.ts';

/** A read as a screen sees it: `undefined` until the first answer; `error` when the store could not be read. */
export type Watched<T> = { value: T | undefined; error: unknown };

/**
 * Follows one read of the store for as long as the component lives. While the arguments change, the last
 * value stays on show, so that a list never flashes empty between two filters.
 */
export function useWatch<K extends keyof Reads>(
  port: StorePort,
  name: K,
  args: Reads[K]['args'],
): Watched<Reads[K]['result']> {
  const [watched, setWatched] = useState<Watched<Reads[K]['result']>>({ value: undefined, error: null });
  const key = JSON.stringify(args);
  useEffect(() => {
    const stop = new AbortController();
    const onResult = (value: Reads[K]['result']) => setWatched({ value, error: null });
    const onError = (error: unknown) => setWatched((last) => ({ ...last, error }));
    port.watch(name, JSON.parse(key) as Reads[K]['args'], onResult, onError, stop.signal);
    return () => stop.abort();
  }, [port, name, key]);
  return watched;
}
