import { storedConnection } from '#lib/browser/connection.ts';
import { neverLookUp } from '#lib/browser/never-look-up.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { recipesInUse } from '#lib/model/workspace-recipe.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { ownAddresses } from './excluded.ts';
import type { PeopleDeps } from './people.ts';
import type { WorkerSession } from './worker-session.ts';

/** What the tabs' side of the background needs of the connection's side. */
export type Neighbours = {
  /** Store and hub of the member who is signed in; `null` without a connection. */
  people: () => Promise<PeopleDeps | null>;
  /** The member's own address, and `@domain` where it is a company's: nobody's on any page. */
  own: () => Promise<string[]>;
  /** Addresses and `@domains` about which nobody is ever asked: own ones, the person's list, the workspace's list. */
  excluded: () => Promise<string[]>;
  /** The workspace's recipes that this member's pages are read by. */
  recipes: () => Promise<Recipe[]>;
};

export const neighboursOf = (session: () => Promise<WorkerSession | null>): Neighbours => ({
  async people() {
    const open = await session();
    return open && { port: open.port, hub: lookUps(open.parts.hub, open.port) };
  },
  own,
  async excluded() {
    const open = await session();
    const shared = (await open?.port.read('excluded', {})) ?? [];
    return [...(await own()), ...((await neverLookUp.read()) ?? []), ...shared];
  },
  async recipes() {
    const open = await session();
    const connection = await storedConnection.read();
    return open && connection ? recipesInUse(await open.port.read('recipes', {}), connection.member.id) : [];
  },
});

async function own(): Promise<string[]> {
  const connection = await storedConnection.read();
  return connection ? ownAddresses(connection.member) : [];
}
