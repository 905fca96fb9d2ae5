import { useQuery } from '@tanstack/react-query';
import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** A contact's picture: the local copy at once, a fresh one when the hub answers. `atHub`: the hub can know it. */
export function usePicture(hub: HubDeps, contactId: Id, atHub: boolean) {
  const { value: known } = useWatch(hub.port, 'picture', { contactId });
  const asked = useQuery({
    queryKey: ['picture', contactId],
    queryFn: () => hub.picture(contactId).then(() => null),
    enabled: atHub,
  });
  return { known, failed: asked.isError, asking: asked.isFetching };
}
