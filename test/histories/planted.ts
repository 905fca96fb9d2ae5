import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { StorePort } from '#lib/store/port.ts';
import type { HubClient } from '#lib/sync/hub-client.ts';
import type { Fetch } from '#lib/sync/request.ts';
import type { SyncOutcome } from '#lib/sync/sync-once.ts';

/** A mistake put into the client, or between it and the hub, at one of the seams between their parts. */
export type Planted = {
  network?: (send: Fetch) => Fetch;
  port?: (port: StorePort, db: TouchlineDatabase) => StorePort;
  hub?: (hub: HubClient, db: TouchlineDatabase) => HubClient;
  beforeSync?: (db: TouchlineDatabase) => Promise<unknown>;
  afterSync?: (db: TouchlineDatabase, outcome: SyncOutcome) => Promise<unknown>;
};

/** The product as it is. */
export const NOTHING_PLANTED: Planted = {};
