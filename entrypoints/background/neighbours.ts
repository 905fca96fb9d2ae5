import { storedConnection } from '#lib/browser/connection.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { ownAddresses } from './excluded.ts';
import type { PeopleDeps } from './people.ts';
import type { WorkerSession } from './worker-session.ts';

/** What the tabs' side of the background needs of the connection's side. */
export type Neighbours = {
  /** Store and hub of the member who is signed in; `null` without a connection. */
  people: () => Promise<PeopleDeps | null>;
  /** Addresses and `@domains` about which nobody is ever asked: the member's own first of all. */
  excluded: () => Promise<string[]>;
};

export const neighboursOf = (session: () => Promise<WorkerSession | null>): Neighbours => ({
  async people() {
    const open = await session();
    return open && { port: open.port, hub: lookUps(open.parts.hub, open.port) };
  },
  async excluded() {
    const connection = await storedConnection.read();
    return connection ? ownAddresses(connection.member) : [];
  },
});
