import { useQuery } from '@tanstack/react-query';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import { answered } from './answered.ts';
import type { PeopleDeps } from './deps.ts';

/** A contact's picture: the local copy at once, a fresh one when the hub answers. `atHub`: the hub can know it. */
export function usePicture({ port, lookUps }: PeopleDeps, contactId: Id, atHub = true) {
  const { value: known, error } = useWatch(port, 'picture', { contactId });
  const { isError } = useQuery({
    queryKey: ['picture', contactId],
    queryFn: ({ signal }) => lookUps.fetchPicture(contactId, signal).then(answered),
    enabled: atHub && (known !== undefined || error !== null),
  });
  return { known, failed: isError };
}
