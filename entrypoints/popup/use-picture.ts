import { useEffect, useState } from 'react';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { FeedDeps } from './deps.ts';

/** A contact's picture: the local copy at once, and a fresh one from the hub when it answers. */
export function usePicture({ port, fetchPicture }: Pick<FeedDeps, 'port' | 'fetchPicture'>, contactId: Id) {
  const { value: known } = useWatch(port, 'picture', { contactId });
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    setFailed(false);
    fetchPicture(contactId, stop.signal).then(
      ({ ok }) => !stop.signal.aborted && setFailed(!ok),
      () => !stop.signal.aborted && setFailed(true),
    );
    return () => stop.abort();
  }, [fetchPicture, contactId]);
  return { known, failed };
}
