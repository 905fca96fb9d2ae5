import { tellStoreChanged } from '#lib/browser/changes.ts';
import { forgetChoices } from '#lib/browser/choices.ts';
import type { Connection } from '#lib/browser/connection.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { StorePort } from '#lib/store/port.ts';
import { type HubClient, hubClient } from '#lib/sync/hub-client.ts';
import { type LookUps, lookUps } from '#lib/sync/look-up.ts';
import { startSync } from '#lib/sync/start-sync.ts';
import type { SyncParts } from '#lib/sync/sync-once.ts';
import { endAccess } from './end-access.ts';

/** The way to the hub. */
export type HubSide = {
  lookUps: LookUps;
  /** Exchange with the hub as soon as possible; absent where the background does it for want of a database here. */
  syncNow: (() => void) | undefined;
};

export const hubOf = ({ hub, workspace, token }: Connection): HubClient =>
  hubClient({ hub, workspaceId: workspace.id, token });

/** What sync hears that concerns more than the store. */
export const heardOf = (connection: Connection): Pick<SyncParts, 'onForgot' | 'onEnded'> => ({
  onForgot: forgetChoices,
  onEnded: (why) => void endAccess(connection, why),
});

/** Opens the way to the hub, and keeps the database, where there is one, in step with it until the signal aborts. */
export function openHubSide(
  { connection, db, port }: { connection: Connection; db: TouchlineDatabase | null; port: StorePort },
  signal: AbortSignal,
): HubSide {
  const hub = hubOf(connection);
  const sync =
    db === null
      ? undefined
      : startSync({ db, hub, onPulled: () => void tellStoreChanged(), ...heardOf(connection) }, signal);
  return { lookUps: lookUps(hub, port), syncNow: sync?.syncNow };
}
