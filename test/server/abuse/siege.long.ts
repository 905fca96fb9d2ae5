import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { rawConnection } from '#test/server/limits/raw.ts';
import { openTestDatabase, type TestDatabase } from '#test/support/hub/database.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import { type SpawnedHub, spawnHub } from '#test/support/hub/spawn-hub.ts';
import { joinAs, makeWorkspace, posting, type TestMember } from '#test/support/hub/start-test-hub.ts';

/** A hub keeps the newest 20 streams of a member. */
const STREAMS = Number(process.env.SIEGE_STREAMS ?? 10_000);
const EACH = 20;
const LORISES = 1_000;
const ASKED = 300;

let database: TestDatabase;
let hub: SpawnedHub;
let url: string;
let askers: TestMember[] = [];
let listeners: TestMember[] = [];
let writeKey = '';
const besiegers = new Set<Socket>();
const figures: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  hub = spawnHub(['serve'], { DATABASE_URL: database.databaseUrl, TOUCHLINE_PORT: `${port}`, LOG_LEVEL: 'silent' });
  await hub.says('API:');
  const identity = createTokenIdentity(database.store, { publicUrl: url, now: () => new Date() });
  const workspace = await makeWorkspace({ database } as Parameters<typeof makeWorkspace>[0], 'Besieged');
  await seedInto({ database }, workspace).contact({ name: 'Sam', emails: ['sam@acme.test'] });
  const join = async (count: number) => {
    const members = [];
    for (let at = 0; at < count; at += 1) members.push(await joinAs({ url, identity }, workspace));
    return members;
  };
  [askers, listeners] = [await join(10), await join(Math.ceil(STREAMS / EACH))];
  writeKey = await inWorkspace(database.store.db, workspace.id, (tx) => makeWriteKey(tx, workspace.id, 'website'));
}, 600_000);

afterAll(async () => {
  for (const socket of besiegers) socket.destroy();
  hub.child.kill();
  await hub.ended;
  await database.close();
  process.stdout.write(`\n| while | p50 ms | p95 ms | answered |\n|---|---|---|---|\n${figures.join('\n')}\n`);
});

/** How long members wait for an answer meanwhile; each of them is answered. */
async function askMeanwhile(what: string): Promise<void> {
  const waits: number[] = [];
  for (let at = 0; at < ASKED; at += 1) {
    const asker = askers[at % askers.length];
    const started = performance.now();
    const answer = await asker?.fetch('/contacts/lookup', posting({ email: 'sam@acme.test' }));
    expect(answer?.status).toBe(200);
    await answer?.arrayBuffer();
    waits.push(performance.now() - started);
  }
  waits.sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((share) => waits[Math.floor(share * waits.length)]?.toFixed(1));
  figures.push(`| ${what} | ${p50} | ${p95} | ${waits.length} of ${ASKED} |`);
}

async function besiege(): Promise<Socket> {
  const socket = await rawConnection(url);
  besiegers.add(socket);
  socket.on('close', () => besiegers.delete(socket));
  return socket;
}

it('answers others as ever to begin with', async () => {
  await askMeanwhile('nothing else happens (to warm up)');
  await askMeanwhile('nothing else happens');
});

it(`answers others while ${LORISES} connections send their headers a byte at a time`, async () => {
  let on = true;
  const loris = async () => {
    const socket = await besiege();
    socket.write('GET /v1/hub HTTP/1.1\r\nhost: localhost\r\n');
    const drip = setInterval(() => socket.write('x'), 1_000);
    socket.resume().on('close', () => {
      clearInterval(drip);
      if (on) void loris().catch(() => {});
    });
  };
  await Promise.all(Array.from({ length: LORISES }, loris));
  await askMeanwhile(`${LORISES} connections drip headers`);
  on = false;
  for (const socket of besiegers) socket.destroy();
});

it('answers others while gzip bombs of 400 MB come in', async () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(400_000_000)));
  const headers = { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-encoding': 'gzip' };
  let on = true;
  let thrown = 0;
  const thrower = async () => {
    while (on) {
      // The hub answers and hangs up while the bomb still comes in: the answer may not get through.
      const answer = await fetch(`${url}/v1/batch`, { method: 'POST', headers, body: bomb }).catch(() => null);
      expect(answer?.status ?? 413).toBe(413);
      await answer?.arrayBuffer();
      thrown += 1;
    }
  };
  const throwers = Array.from({ length: 4 }, thrower);
  await askMeanwhile('4 clients send bombs of 400 MB');
  on = false;
  await Promise.all(throwers);
  expect(thrown).toBeGreaterThan(0);
});

it(`answers others while ${STREAMS} event streams lie idle`, async () => {
  let opened = 0;
  for (const { workspace, token } of listeners) {
    await Promise.all(
      Array.from({ length: EACH }, async () => {
        const socket = await besiege();
        const first = new Promise((resolve) => socket.once('data', resolve));
        socket.write(
          `GET /v1/w/${workspace.id}/live HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`,
        );
        if (`${await first}`.startsWith('HTTP/1.1 200')) opened += 1;
        socket.resume();
      }),
    );
  }
  expect(opened).toBe(listeners.length * EACH);
  await askMeanwhile(`${opened} event streams lie idle`);
  const figure = await (await fetch(`${url}/metrics`)).text();
  expect(figure).toContain(`touchline_live_connections ${opened}`);
  for (const socket of besiegers) socket.destroy();
});

it('answers others as ever in the end', async () => {
  await askMeanwhile('it is over');
});
