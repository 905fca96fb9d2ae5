// @vitest-environment node
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInProcessBus } from '#server/sync/bus.ts';
import { createLive, type Live } from '#server/sync/live.ts';

const WORKSPACE = '01985c9c-0000-7000-8000-000000000001';
const MEMBER = '01985c9c-0000-7000-8000-000000000002';
const OTHER = '01985c9c-0000-7000-8000-000000000003';
const HEARTBEAT_MS = 30;

let shutDown: AbortController;
let server: Server;
let live: Live;
let stillAllowed: () => Promise<boolean>;
let memberId: string;
const bus = createInProcessBus();

beforeEach(async () => {
  shutDown = new AbortController();
  stillAllowed = async () => true;
  memberId = MEMBER;
  live = createLive(bus, shutDown.signal, HEARTBEAT_MS);
  server = createServer((_, response) => {
    live.open({ workspaceId: WORKSPACE, memberId, stillAllowed: () => stillAllowed() }, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  shutDown.abort();
  server.closeAllConnections();
  server.close();
});

/** An open stream, and everything that came over it until it ended. */
async function open(): Promise<{ response: IncomingMessage; ended: Promise<string> }> {
  const { port } = server.address() as AddressInfo;
  const [response] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage];
  const ended = (async () => {
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return text;
  })();
  return { response, ended };
}

describe('live streams', () => {
  it('give a sign of life again and again', async () => {
    const { response, ended } = await open();
    let signs = 0;
    response.on('data', (chunk) => {
      signs += String(chunk).split(':\n\n').length - 1;
    });
    await expect.poll(() => signs).toBeGreaterThan(2);
    shutDown.abort();
    expect(await ended).not.toContain('event:');
  });

  it('end soon after the token was revoked', async () => {
    const { ended } = await open();
    stillAllowed = async () => false;
    await ended;
    expect(live.size).toBe(0);
  });

  it('go on while nobody can say whether the token holds', async () => {
    let asked = 0;
    stillAllowed = async () => {
      asked += 1;
      throw new Error('database away');
    };
    await open();
    await expect.poll(() => asked).toBeGreaterThan(2);
    expect(live.size).toBe(1);
  });

  it('are forgotten when the client leaves', async () => {
    const { response, ended } = await open();
    expect(live.size).toBe(1);
    response.destroy();
    await ended.catch(() => {});
    await expect.poll(() => live.size).toBe(0);
  });

  it('of one member are at most twenty: the oldest ends', async () => {
    const first = await open();
    const firstEnded = first.ended.then(
      () => true,
      () => true,
    );
    const others = [];
    for (let count = 1; count < 20; count += 1) others.push(await open());
    expect(live.size).toBe(20);
    await open();
    expect(await firstEnded).toBe(true);
    expect(live.size).toBe(20);
    expect(others.every(({ response }) => !response.destroyed)).toBe(true);
    for (const { ended } of others) ended.catch(() => {});
  });

  it('of other members stay when one opens more than twenty', async () => {
    await open();
    memberId = OTHER;
    for (let count = 0; count < 25; count += 1) (await open()).ended.catch(() => {});
    expect(live.size).toBe(21);
  });

  it('end at once when they are opened during shut-down', async () => {
    shutDown.abort();
    const { ended } = await open();
    expect(await ended).toBe('');
  });

  it('hear no poke any more after shut-down', async () => {
    const { ended } = await open();
    shutDown.abort();
    bus.publish({ workspaceId: WORKSPACE, memberId: null });
    expect(await ended).not.toContain('poke');
  });
});
