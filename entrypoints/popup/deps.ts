import type { Id } from '#lib/model/id.ts';
import type { Me } from '#lib/protocol/join.ts';
import type { StorePort } from '#lib/store/port.ts';

/** What the feed needs of the world around it. */
export type FeedDeps = {
  port: StorePort;
  me: Me;
  /** Brings a contact's picture from the hub into the store. Rejects when the hub could not be asked. */
  fetchPicture: (contactId: Id) => Promise<unknown>;
  /** Asks for a sync as soon as one is possible. */
  syncNow: () => void;
  openOptions: () => void;
};
