import { chmodSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { pino } from 'pino';
import type { Member, Role, Workspace } from '#lib/model/member.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { startEmbedded } from '#server/db/embedded/start.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { createWorkspace } from '#server/workspaces/create.ts';
import type { Defer } from './bench.ts';
import { folderFor } from './place.ts';

/** PostgreSQL as the hub ships it, migrated: every commit goes to the disk. */
export type BenchDatabase = {
  readonly store: Store;
  readonly connection: PoolConfig;
  /** The same for programs that take a URL. */
  readonly url: string;
  makeWorkspace(name: string): Promise<Workspace>;
  /** Adds a member who holds a token. */
  join(workspace: Workspace, name: string, role: Role): Promise<Joined>;
};
export type Joined = { readonly workspace: Workspace; readonly member: Member; readonly token: string };

const silent = pino({ level: 'silent' });

/** Starts one in a folder of the bench's own. */
export async function startBenchDatabase(defer: Defer): Promise<BenchDatabase> {
  const dataDir = folderFor(defer, 'hub');
  // Under root the server runs as nobody, who must get through.
  chmodSync(dataDir, 0o711);
  const { connection, stop } = await startEmbedded({ dataDir }, silent);
  defer(stop);
  const store = await openStore({ connection, rolesLogIn: false }, silent);
  defer(() => store.close());
  const identity = createTokenIdentity(store, { publicUrl: 'http://hub.bench', now: () => new Date() });
  return {
    store,
    connection,
    url: `postgresql://${connection.user}@/${connection.database}?host=${encodeURIComponent(`${connection.host}`)}`,
    makeWorkspace: (name) => createWorkspace(store, { name }),
    async join({ id }, name, role) {
      const member = await identity.addMember(id, { name, email: null, role });
      const joined = await identity.join(new URL(await identity.makeJoinLink(id, member.id)).hash.slice(1));
      if (joined === null) throw new Error('the join link did not open');
      return joined;
    },
  };
}
