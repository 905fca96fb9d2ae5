import { useEffect, useState } from 'react';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { FeedDeps } from './deps.ts';

/** A contact's picture: the local copy at once, and a fresh one from the hub when it answers. */
export function usePicture({ port, fetchPicture }: Pick<FeedDeps, 'port' | 'fetchPicture'>, contactId: Id) {
  const { value: known } = useWatch(port, 'picture', { contactId });
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    setFailed(false);
    fetchPicture(contactId).catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
    };
  }, [fetchPicture, contactId]);
  return { known, failed };
}
