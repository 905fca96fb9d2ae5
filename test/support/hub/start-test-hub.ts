import { pino } from 'pino';
import type { Member, Role, Workspace } from '#lib/model/member.ts';
import type { Identity } from '#server/auth/identity.ts';
import type { Store } from '#server/db/store.ts';
import { type Hub, type HubOptions, startHub } from '#server/hub.ts';
import { LIMITS, type Limits } from '#server/limits/defaults.ts';
import { createWorkspace } from '#server/workspaces/create.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

export type TestHub = {
  readonly url: string;
  readonly database: TestDatabase;
  readonly identity: Identity;
  readonly routes: Hub['routes'];
  /** What the hub has logged so far, one line each. */
  readonly logged: string[];
  close(): Promise<void>;
};

/** A member with a token, and a `fetch` that carries it below /v1/w/<workspace>. */
export type TestMember = {
  readonly workspace: Workspace;
  readonly member: Member;
  readonly token: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
};

/** Tests ask more often than teams do. */
const UNHURRIED: Partial<Limits> = {
  addressPerMinute: 0,
  memberPerMinute: 0,
  writeKeyPerMinute: 0,
  wrongSecretsPerMinute: 0,
};

type TestHubOptions = Partial<
  Pick<HubOptions, 'now' | 'trust' | 'metricsToken' | 'host' | 'port' | 'publicUrl' | 'signIn'>
> & {
  limits?: Partial<Limits>;
  /** What the hub gets in place of its store. */
  store?: (store: Store, databaseUrl: string) => Store;
};

/** A real hub on a port of its own, over a fresh database. `now` replaces its clock; `limits` stand over lenient ones. */
export async function startTestHub({
  limits,
  store = (real) => real,
  ...options
}: TestHubOptions = {}): Promise<TestHub> {
  const held = { ...LIMITS, ...UNHURRIED, ...limits };
  const database = await openTestDatabase(held);
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (text: string) => void logged.push(text) });
  const hub: Hub = await startHub({
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://hub.test',
    log,
    ...options,
    store: store(database.store, database.databaseUrl),
    limits: held,
  });
  return {
    url: `http://127.0.0.1:${hub.port}`,
    database,
    identity: hub.identity,
    routes: hub.routes,
    logged,
    close: async () => {
      await hub.close();
      await database.close();
    },
  };
}

/** A workspace with nobody and nothing in it. */
export const makeWorkspace = (hub: TestHub, name = 'Acme'): Promise<Workspace> =>
  createWorkspace(hub.database.store, { name });

/** Adds a member of this role and joins them by a link, as people do. */
export async function joinAs(
  hub: Pick<TestHub, 'url' | 'identity'>,
  workspace: Workspace,
  role: Role = 'rep',
  name = 'Robin',
): Promise<TestMember> {
  const { id } = await hub.identity.addMember(workspace.id, { name, email: null, role });
  const link = await hub.identity.makeJoinLink(workspace.id, id);
  const joined = await hub.identity.join(new URL(link).hash.slice(1));
  if (joined === null) throw new Error('the join link did not open');
  const { token, member } = joined;
  const base = `${hub.url}/v1/w/${workspace.id}`;
  return {
    workspace,
    member,
    token,
    fetch: (path, init) =>
      fetch(base + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init?.headers } }),
  };
}

/** The options of a fetch that posts `body` as JSON. */
export const posting = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
