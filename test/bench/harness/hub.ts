import type { PoolConfig } from 'pg';
import { pino } from 'pino';
import type { Connection } from '#lib/browser/connection.ts';
import type { Role, Workspace } from '#lib/model/member.ts';
import type { Store } from '#server/db/store.ts';
import { startHub } from '#server/hub.ts';
import { LIMITS } from '#server/limits/defaults.ts';
import { asking } from './asking.ts';
import type { Defer } from './bench.ts';
import { startBenchDatabase } from './database.ts';

export type BenchHub = {
  readonly url: string;
  readonly workspace: Workspace;
  readonly database: { readonly store: Store };
  /** The hub's own PostgreSQL, for a floor that commits on the same disk. */
  readonly connection: PoolConfig;
  /** Adds a member and joins them by a link, as people do. */
  join(name: string, role: Role): Promise<Connection>;
  /** Asks the hub as a member does, below /v1/w/<workspace>. Throws where it says no. */
  ask(member: Connection, path: string, body?: unknown): Promise<Response>;
};

const silent = pino({ level: 'silent' });

/** A real hub as it ships: its own PostgreSQL, with every commit on the disk. One workspace, with nobody in it. */
export async function startBenchHub(defer: Defer): Promise<BenchHub> {
  const { store, connection, makeWorkspace, join } = await startBenchDatabase(defer);
  const limits = { ...LIMITS, addressPerMinute: 0, memberPerMinute: 0 };
  const place = { host: '127.0.0.1', port: 0, publicUrl: 'http://hub.bench' };
  const hub = await startHub({ ...place, store, log: silent, limits });
  defer(() => hub.close());
  const url = `http://127.0.0.1:${hub.port}`;
  const workspace = await makeWorkspace('Bench');
  return {
    url,
    workspace,
    database: { store },
    connection,
    join: async (name, role) => ({ hub: url, ...(await join(workspace, name, role)) }),
    ask: ({ token }, path, body) => asking({ hub: url, workspaceId: workspace.id, token })(path, body),
  };
}
