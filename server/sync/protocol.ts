import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { HubProblem } from '#server/app/hub-problem.ts';

/** Throws when a client speaks a version of the protocol that we don't, with the side that has to be updated. */
export function assertOurProtocol(version: number): void {
  if (version < PROTOCOL_OLDEST) {
    throw new HubProblem('protocol_too_old', 'This Touchline is too old for the hub: update the extension.');
  }
  if (version > PROTOCOL_VERSION) {
    throw new HubProblem('protocol_too_new', 'This Touchline is newer than the hub: ask an admin to update the hub.');
  }
}
