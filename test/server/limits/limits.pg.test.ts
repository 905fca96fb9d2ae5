import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readTrust } from '#server/limits/client-address.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { joinAs, makeWorkspace, posting, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { rawConnection, readFirst } from './raw.ts';

let hub: TestHub;
afterEach(() => hub.close());

async function open(options: Parameters<typeof startTestHub>[0]) {
  hub = await startTestHub(options);
  const workspace = await makeWorkspace(hub);
  const [robin, kim] = [await joinAs(hub, workspace), await joinAs(hub, workspace)];
  const guess = (token: string, headers: Record<string, string> = {}) =>
    fetch(`${hub.url}/v1/w/${workspace.id}/me`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  return { robin, kim, guess };
}

const LATER = { status: 429, code: 'too_many_requests' };
const OVERLOADED = { status: 503, code: 'overloaded' };
const figure = async (name: string) =>
  new RegExp(`^${name} (\\d+)`, 'm').exec(await (await fetch(`${hub.url}/metrics`)).text())?.[1];

describe('a member who asks too often', () => {
  it('is asked to come later, in words that a page of any origin can read, while others are served', async () => {
    const { robin, kim } = await open({ limits: { memberPerMinute: 3 } });
    for (const _ of Array(3)) expect((await robin.fetch('/me')).status).toBe(200);
    const answer = await robin.fetch('/me');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await refusalOf(answer)).toEqual(LATER);
    expect((await kim.fetch('/me')).status).toBe(200);
    expect(await figure('touchline_put_off_total\\{code="too_many_requests"\\}')).toBe('1');
  });

  it('has at most so many requests under way, and may go on when one of them is done', async () => {
    const { robin, kim } = await open({ limits: { memberAtOnce: 1 } });
    let finish = () => {};
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"email":'));
        finish = () => {
          controller.enqueue(new TextEncoder().encode('"ann@acme.test"}'));
          controller.close();
        };
      },
    });
    // The one that asks is counted; of those before, the last may not have been put away.
    const underWay = () => figure('touchline_requests_in_flight');
    await expect.poll(underWay).toBe('1');
    const first = robin.fetch('/contacts/lookup', { ...posting({}), body: slow, duplex: 'half' } as RequestInit);
    await expect.poll(underWay).toBe('2');
    expect(await refusalOf(await robin.fetch('/me'))).toEqual(LATER);
    expect((await kim.fetch('/me')).status).toBe(200);
    finish();
    expect((await first).status).toBe(200);
    expect((await robin.fetch('/me')).status).toBe(200);
  });
});

describe('an address from which too much comes', () => {
  it('is the socket’s, whatever a client writes into headers', async () => {
    const { guess, robin } = await open({ limits: { addressPerMinute: 2 } });
    expect((await guess(robin.token)).status).toBe(200);
    expect((await guess(robin.token, { 'x-forwarded-for': '203.0.113.1' })).status).toBe(200);
    expect(await refusalOf(await guess(robin.token, { 'x-forwarded-for': '203.0.113.2' }))).toEqual(LATER);
    expect(hub.logged.filter((line) => line.includes('TRUST_PROXY'))).toHaveLength(1);
    expect(hub.logged.join('')).not.toContain('203.0.113');
  });

  it('is what a trusted proxy heard, and a /64 of IPv6 counts as one', async () => {
    const { guess, robin } = await open({ limits: { addressPerMinute: 2 }, trust: readTrust('1') });
    const from = (address: string) => guess(robin.token, { 'x-forwarded-for': address });
    expect((await from('2001:db8:1:1::1')).status).toBe(200);
    expect((await from('2001:db8:1:1:ffff::2')).status).toBe(200);
    expect(await refusalOf(await from('2001:db8:1:1::3'))).toEqual(LATER);
    expect((await from('2001:db8:1:2::1')).status).toBe(200);
    expect(hub.logged.join('')).not.toContain('TRUST_PROXY');
  });
});

describe('whoever guesses secrets', () => {
  it('is not looked up any more, while colleagues behind the same address are', async () => {
    const { guess, robin } = await open({ limits: { wrongSecretsPerMinute: 2 } });
    expect((await robin.fetch('/me')).status).toBe(200);
    expect((await guess('x'.repeat(43))).status).toBe(401);
    const join = await fetch(`${hub.url}/v1/join`, posting({ code: 'x'.repeat(80) }));
    expect(join.status).toBe(401);
    expect(await refusalOf(await guess('y'.repeat(43)))).toEqual(LATER);
    expect(await refusalOf(await fetch(`${hub.url}/v1/join`, posting({ code: 'y'.repeat(80) })))).toEqual(LATER);
    expect(await refusalOf(await fetch(`${hub.url}/v1/track`, posting({ writeKey: 'y' })))).toEqual(LATER);
    expect((await robin.fetch('/me')).status).toBe(200);
    expect((await fetch(`${hub.url}/v1/hub`)).status).toBe(200);
  });

  it('by a write key in the header is answered before a byte of the body came', async () => {
    await open({});
    const socket = await rawConnection(hub.url);
    const key = Buffer.from('nobody:').toString('base64');
    socket.write(
      `POST /v1/batch HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic ${key}\r\ncontent-length: 400000\r\n\r\n`,
    );
    const answer = await readFirst(socket);
    expect(answer).toMatch(/^HTTP\/1.1 401 [\s\S]*write_key_invalid/);
    expect(answer).toMatch(/^connection: close\r$/im);
    socket.destroy();
  });
});

describe('a hub that has too much to do', () => {
  it('puts event streams off beyond those that it can hold, and takes one again when another ends', async () => {
    const { robin, kim } = await open({ limits: { streams: 1 } });
    const stop = new AbortController();
    await robin.fetch('/live', { signal: stop.signal });
    const answer = await kim.fetch('/live');
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await refusalOf(answer)).toEqual(OVERLOADED);
    stop.abort();
    await expect
      .poll(async () => {
        const again = new AbortController();
        const { status } = await kim.fetch('/live', { signal: again.signal });
        again.abort();
        return status;
      })
      .toBe(200);
  });

  it('puts off what would wait too long for the database, does nothing of it, and keeps what it has acknowledged', async () => {
    const { robin } = await open({ limits: { databaseConnections: 2, databaseQueue: 2, lockMs: 300 } });
    const add = () => {
      const clientId = crypto.randomUUID();
      const contact = {
        name: 'contact.add',
        contactId: clientId,
        fullName: 'Ada',
        email: null,
        phone: null,
        title: null,
        companyName: null,
      };
      return robin.fetch('/push', posting({ protocol: 1, clientId, mutations: [{ seq: 1, body: contact }] }));
    };
    let answers: Response[] = [];
    await hub.database.store.owner(async (tx) => {
      await tx.selectFrom('app.workspace_versions').selectAll().forUpdate().execute();
      answers = await Promise.all(Array.from({ length: 12 }, add));
    });
    for (const answer of answers) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refusalOf(answer)).toEqual(OVERLOADED);
    }
    expect(await figure('touchline_database_waiting')).toBe('0');
    const done = await Promise.all(Array.from({ length: 12 }, add));
    const kept = await hub.database.store.owner((tx) => tx.selectFrom('app.contacts').selectAll().execute());
    expect(kept).toHaveLength(done.filter(({ status }) => status === 200).length);
    expect(kept.length).toBeGreaterThan(0);
  });
});

describe('a hub on loopback', () => {
  const askAs = async (host: string, path = '/metrics') => {
    const request = httpGet(`${hub.url}${path}`, { headers: { host } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };

  it('answers to its own names alone, so that no page reads it under a name of its own', async () => {
    await open({});
    for (const host of ['localhost', '127.0.0.1:7717', '[::1]:80', 'HUB.test'])
      expect(await askAs(host), host).toBe(200);
    for (const host of ['evil.test', 'localhost.evil.test', '127.0.0.2', '169.254.1.1']) {
      for (const path of ['/metrics', '/docs', '/v1/hub']) expect(await askAs(host, path), host).toBe(421);
    }
  });

  it('shows its figures to who has the token, where one is set', async () => {
    await open({ metricsToken: 'figures-for-prometheus' });
    const ask = (headers: Record<string, string>) => fetch(`${hub.url}/metrics`, { headers });
    expect(await refusalOf(await ask({}))).toEqual({ status: 401, code: 'token_missing' });
    expect(await refusalOf(await ask({ authorization: 'Bearer wrong' }))).toEqual({
      status: 401,
      code: 'token_invalid',
    });
    expect((await ask({ authorization: 'Bearer figures-for-prometheus' })).status).toBe(200);
  });
});
