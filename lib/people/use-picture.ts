import { useQuery } from '@tanstack/react-query';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { PeopleDeps } from './deps.ts';
import { unkept } from './unkept.ts';

/**
 * A contact's picture: the local copy at once, a fresh one when the hub answers. `atHub`: the hub can know it. `notKept`:
 * why the fresh one is not on this machine too.
 */
export function usePicture({ port, lookUps }: PeopleDeps, contactId: Id, atHub = true) {
  const { value: here, error } = useWatch(port, 'picture', { contactId });
  const { data, dataUpdatedAt, isError } = useQuery({
    queryKey: ['picture', contactId],
    queryFn: ({ signal }) => lookUps.fetchPicture(contactId, signal).then(unkept),
    enabled: atHub && (here !== undefined || error !== null),
  });
  const known = data ? { picture: data.value, fetchedAt: dataUpdatedAt } : here;
  return { known, failed: isError, notKept: data?.why };
}
