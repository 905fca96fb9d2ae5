import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { BUS_NAME } from '#server/sync/bus-notify.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/hub/database.ts';
import { type SpawnedHub, spawnHub } from '#test/support/hub/spawn-hub.ts';
import { joinAs, makeWorkspace } from '#test/support/hub/start-test-hub.ts';
import { listen } from './listen.ts';
import { contactAdd, noteCreate, TestClient } from './test-client.ts';

/** Two hubs, each a process of its own, over one database. */
type Pair = { urls: [string, string]; processes: SpawnedHub[] };

let database: TestDatabase;
let admin: Client;
let workspace: Workspace;
const contact = contactAdd();

beforeAll(async () => {
  database = await openTestDatabase();
  admin = new Client({ connectionString: database.databaseUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin?.end();
  await database?.close();
});

const SOON = { timeout: 15_000 };
const anyPort = () => 20_000 + Math.floor(Math.random() * 40_000);

async function startTwo(env: Record<string, string> = {}): Promise<Pair> {
  const ports = [anyPort(), anyPort()];
  const processes = ports.map((port) =>
    spawnHub(['serve'], { DATABASE_URL: database.databaseUrl, TOUCHLINE_PORT: `${port}`, LOG_LEVEL: 'silent', ...env }),
  );
  await Promise.all(processes.map((hub) => hub.says('API:')));
  const [one, two] = ports.map((port) => `http://127.0.0.1:${port}`);
  return { urls: [one ?? '', two ?? ''], processes };
}

async function stop({ processes }: Pair): Promise<void> {
  for (const { child } of processes) child.kill();
  expect(await Promise.all(processes.map(({ ended }) => ended))).toEqual(processes.map(() => 0));
}

const stateOf = async (url: string) => ((await (await fetch(`${url}/readyz`)).json()) as { bus: string }).bus;
const allAre = (urls: string[], state: string) =>
  vi.waitFor(async () => expect(await Promise.all(urls.map(stateOf))).toEqual(urls.map(() => state)), SOON);

async function memberAt(url: string): Promise<TestClient> {
  const identity = createTokenIdentity(database.store, { publicUrl: url, now: () => new Date() });
  return new TestClient(await joinAs({ url, identity }, workspace));
}

/** A writer at the first hub, and the stream of a listener at each. */
async function meet([one, two]: Pair['urls']) {
  workspace = await makeWorkspace({ url: one, database } as Parameters<typeof makeWorkspace>[0]);
  const [writer, near, far] = [await memberAt(one), await memberAt(one), await memberAt(two)];
  await writer.push(contact);
  const streams = await Promise.all([listen(near), listen(far)]);
  return {
    writer,
    far,
    note: () => writer.push(noteCreate(contact.contactId)),
    /** The next event of both streams. */
    events: () => Promise.all(streams.map((stream) => stream.nextEvent())),
    /** What still comes of earlier pushes, once the hubs have gone. */
    rest: () => Promise.all(streams.map((stream) => stream.nextEvent())),
  };
}

describe('two hubs over one database', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startTwo();
    await allAre(pair.urls, 'connected');
  });
  afterAll(() => stop(pair));

  it('wake the listeners of both, who then find what was written', async () => {
    const { note, events, far } = await meet(pair.urls);
    await note();
    expect(await events()).toEqual(['poke', 'poke']);
    await far.pull();
    expect(far.rows('notes')).toHaveLength(1);
  });

  it('find each other again when their connections were cut, and lose no push by it', async () => {
    const { note, events, far } = await meet(pair.urls);
    const cut = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()`,
      [BUS_NAME],
    );
    expect(cut.rowCount).toBe(2);
    await note();
    await allAre(pair.urls, 'connected');
    await note();
    await events();
    await far.pull();
    expect(far.rows('notes')).toHaveLength(2);
  });
});

describe('two hubs, once over', () => {
  it('have poked each listener once for each push, and no more', async () => {
    const pair = await startTwo();
    await allAre(pair.urls, 'connected');
    const { note, events, rest } = await meet(pair.urls);
    for (let push = 0; push < 3; push += 1) {
      await note();
      expect(await events()).toEqual(['poke', 'poke']);
    }
    await stop(pair);
    expect(await rest()).toEqual([null, null]);
  });
});

describeWith(['nats'], 'two hubs that speak through NATS', () => {
  const port = anyPort();
  const token = 's3cret-of-nats';
  let server: ChildProcess;
  let pair: Pair;

  const startServer = async () => {
    server = spawn('nats-server', ['-a', '127.0.0.1', '-p', `${port}`, '--auth', token], { stdio: 'ignore' });
    await vi.waitFor(async () => expect(await isListening(port)).toBe(true), SOON);
  };
  beforeAll(async () => {
    // The server comes after the hubs: they wait for it.
    pair = await startTwo({ NATS_URL: `nats://${token}@127.0.0.1:${port}` });
    await allAre(pair.urls, 'away');
    await startServer();
    await allAre(pair.urls, 'connected');
  });
  afterAll(async () => {
    if (pair) await stop(pair);
    server?.kill();
  });

  it('wake the listeners of both, and hold no connection to the database for it', async () => {
    const { note, events, far } = await meet(pair.urls);
    await note();
    expect(await events()).toEqual(['poke', 'poke']);
    await far.pull();
    expect(far.rows('notes')).toHaveLength(1);
    const notifying = await admin.query('select 1 from pg_stat_activity where application_name = $1', [BUS_NAME]);
    expect(notifying.rowCount).toBe(0);
  });

  it('go on serving while it is away, and poke for it when it is back', async () => {
    const { note, writer } = await meet(pair.urls);
    server.kill('SIGKILL');
    await once(server, 'close');
    await allAre(pair.urls, 'away');
    await note();
    await startServer();
    await allAre(pair.urls, 'connected');
    const { note: again, events } = await meet(pair.urls);
    await again();
    expect(await events()).toEqual(['poke', 'poke']);
    await writer.pull();
    expect(writer.rows('notes')).toHaveLength(1);
  });
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
