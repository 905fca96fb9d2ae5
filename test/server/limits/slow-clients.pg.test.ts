import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import type { Limits } from '#server/limits/defaults.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { rawConnection, readToEnd } from './raw.ts';

let hub: TestHub;
let robin: TestMember;
let writeKey: string;

async function open(limits: Partial<Limits>) {
  hub = await startTestHub({ limits });
  robin = await joinAs(hub, await makeWorkspace(hub), 'admin');
  const { id } = robin.workspace;
  writeKey = await inWorkspace(hub.database.store.db, id, (tx) => makeWriteKey(tx, id, 'website'));
}
afterEach(() => hub.close());

describe('a client that is too slow is cut', () => {
  beforeEach(() => open({ headersMs: 300, requestMs: 600, quietMs: 700, keepAliveMs: 500 }));

  it('with its headers, a byte now and then', async () => {
    const socket = await rawConnection(hub.url);
    const end = readToEnd(socket);
    socket.write('GET /v1/hub HTTP/1.1\r\nhost: localhost\r\n');
    const drip = setInterval(() => socket.write('x: y\r\n'), 50);
    expect(await end).toMatch(/^HTTP\/1.1 408 /);
    clearInterval(drip);
  });

  it('with its body', async () => {
    const socket = await rawConnection(hub.url);
    const end = readToEnd(socket);
    socket.write(
      `POST /v1/w/${robin.workspace.id}/push HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${robin.token}\r\n` +
        'content-type: application/json\r\ncontent-length: 100000\r\n\r\n',
    );
    const drip = setInterval(() => socket.write(' '), 50);
    expect(await end).toMatch(/^(HTTP\/1.1 408 |$)/);
    clearInterval(drip);
  });

  it('with taking what it asked for', async () => {
    const socket = await rawConnection(hub.url);
    socket.write('GET /openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(1_000));
    socket.pause();
    await sleep(4_000);
    const answers = (await readToEnd(socket)).match(/HTTP\/1.1 200 /g) ?? [];
    expect(answers.length).toBeLessThan(1_000);
  });
});

describe('an event stream', () => {
  beforeEach(() => open({ answerMs: 300 }));

  it('lives on, whatever the patience for answers', async () => {
    const stop = new AbortController();
    const answer = await robin.fetch('/live', { signal: stop.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    let ended = false;
    reader.closed
      .catch(() => {})
      .finally(() => {
        ended = true;
      });
    await sleep(900);
    expect(ended).toBe(false);
    stop.abort();
  });
});

describe('a packed body', () => {
  beforeEach(() => open({}));

  const send = (body: Uint8Array<ArrayBuffer>, encoding = 'gzip') =>
    fetch(`${hub.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-encoding': encoding },
      body,
    });
  const TOO_LARGE = { status: 413, code: 'batch_too_large' };

  it('that grows more than a hundredfold is left, though it stays below what may be sent plainly', async () => {
    const bomb = Buffer.from(JSON.stringify({ batch: [], padding: ' '.repeat(1_500_000) }));
    expect(await refusalOf(await send(new Uint8Array(gzipSync(bomb))))).toEqual(TOO_LARGE);
  });

  it('of gigabytes costs neither memory nor time', async () => {
    const giga = new Uint8Array(gzipSync(Buffer.alloc(300_000_000)));
    const before = process.memoryUsage().rss;
    const bombs = await Promise.all(Array.from({ length: 20 }, () => send(giga)));
    for (const bomb of bombs) expect(await refusalOf(bomb)).toEqual(TOO_LARGE);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  it('of real events, which gain some thirtyfold, is taken', async () => {
    const event = {
      type: 'track',
      event: 'Opened',
      userId: 'u',
      properties: { path: '/pricing', title: 'Pricing and plans' },
    };
    const batch = Array.from({ length: 2_000 }, (_, index) => ({ ...event, messageId: `m${index}` }));
    const answer = await send(new Uint8Array(gzipSync(JSON.stringify({ batch }))));
    expect(await answer.json()).toMatchObject({ success: true, created: 2_000 });
  });

  it.each(['br', 'zstd', 'gzip, gzip', 'compress'])('in %s is refused unread', async (encoding) => {
    expect(await refusalOf(await send(new Uint8Array(3), encoding))).toEqual({
      status: 415,
      code: 'encoding_unsupported',
    });
  });

  it.each(['gzip', 'deflate'])('of %s that breaks off is named as such', async (encoding) => {
    const body = new Uint8Array(gzipSync('{"batch": []}').subarray(0, 12));
    expect(await refusalOf(await send(body, encoding))).toEqual({ status: 400, code: 'body_invalid' });
  });
});
