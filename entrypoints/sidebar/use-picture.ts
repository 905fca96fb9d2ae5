import type { Id } from '#lib/model/id.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';
import { useAsk } from './use-ask.ts';

/** A contact's picture: the local copy at once, a fresh one when the hub answers. `atHub`: the hub can know it. */
export function usePicture(hub: HubDeps, contactId: Id, atHub: boolean) {
  const { value: known } = useWatch(hub.port, 'picture', { contactId });
  const { failed } = useAsk(hub, atHub ? contactId : null, () => hub.picture(contactId));
  return { known, failed };
}
