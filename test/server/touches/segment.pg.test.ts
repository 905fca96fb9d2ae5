import { randomUUID } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { joinAs, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { connectSource, type Source } from './source.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
let hub: TestHub;
let source: Source;

beforeAll(async () => {
  hub = await startTestHub({ now: () => NOW });
});
afterAll(() => hub.close());
beforeEach(async () => {
  source = await connectSource(hub);
});

const jane = { context: { traits: { email: 'Jane.Doe@acme.test' } } };
const opened = (more: object = {}) => ({ event: 'Email Opened', messageId: randomUUID(), ...jane, ...more });
const tracked = (more: object = {}) => ({ type: 'track', ...opened(more) });

test('a track call becomes a touch of the person with this address', async () => {
  const { status, body } = await source.post(
    'track',
    opened({
      properties: { email_subject: 'Spring', campaign_name: 'Spring pricing' },
      timestamp: '2026-11-22T11:00:00Z',
    }),
  );
  expect([status, body]).toEqual([200, { success: true, created: 1, duplicates: 0, suppressed: 0, rejected: [] }]);
  const [contact] = await source.contacts();
  expect(contact).toMatchObject({ name: 'jane.doe@acme.test', company_domain: 'acme.test' });
  expect(await source.touches()).toMatchObject([
    {
      contact_id: contact?.id,
      type: 'email.opened',
      channel: 'email',
      title: 'Spring',
      occurred_at: '2026-11-22T11:00:00.000Z',
      verdict: 'unknown',
      source: 'segment',
      native_type: 'Email Opened',
      props: { email_subject: 'Spring', campaign_name: 'Spring pricing' },
    },
  ]);
});

test('an event that nobody knows is kept under its own name', async () => {
  await source.post('track', opened({ event: 'Rocket Launched' }));
  expect(await source.touches()).toMatchObject([{ type: 'other.rocket_launched', title: 'Rocket Launched' }]);
});

test('the same message is taken once, also when it comes twice in one batch or twice at once', async () => {
  const event = tracked();
  const batch = { batch: [event, event] };
  const answers = await Promise.all([
    source.post('batch', batch),
    source.post('batch', batch),
    source.post('batch', batch),
  ]);
  expect(answers.map(({ body }) => body.created).toSorted()).toEqual([0, 0, 1]);
  expect(await source.touches()).toHaveLength(1);
  expect(await source.contacts()).toHaveLength(1);
});

test('many batches at once that bring the same new people make each of them once', async () => {
  const people = Array.from({ length: 20 }, (_, index) => `p${index}@acme.test`);
  const batch = () => ({
    batch: people.map((email) => tracked({ messageId: randomUUID(), context: { traits: { email } } })),
  });
  await Promise.all(Array.from({ length: 8 }, () => source.post('batch', batch())));
  expect(await source.contacts()).toHaveLength(20);
  expect(await source.touches()).toHaveLength(160);
});

test('identify names the person; what a visitor did before becomes theirs', async () => {
  await source.post('page', { anonymousId: 'v1', messageId: 'a', name: 'Pricing', properties: { path: '/pricing' } });
  expect(await source.touches()).toMatchObject([{ contact_id: null, anonymous_id: 'v1' }]);
  await source.post('identify', {
    userId: 'u1',
    anonymousId: 'v1',
    traits: {
      email: 'jane@acme.test',
      firstName: 'Jane',
      lastName: 'Doe',
      title: 'VP Operations',
      phone: '+1 415 555 0111',
      company: { name: 'Acme', employees: 250, industry: 'Logistics' },
      plan: 'trial',
    },
  });
  await source.post('track', {
    userId: 'u1',
    event: 'Content Downloaded',
    properties: { title: 'Guide' },
    messageId: 'b',
  });
  const [contact] = await source.contacts();
  expect(contact).toMatchObject({
    name: 'Jane Doe',
    title: 'VP Operations',
    company_name: 'Acme',
    company_domain: 'acme.test',
    employees: 250,
    traits: { plan: 'trial' },
    search: 'jane doe jane@acme.test +14155550111 acme',
  });
  const touches = await source.touches();
  expect(touches.map(({ type, contact_id }) => [type, contact_id])).toEqual([
    ['page.viewed', contact?.id],
    ['content.downloaded', contact?.id],
  ]);
});

test('two people who share a browser stay two people', async () => {
  await source.post('identify', { userId: 'a', anonymousId: 'v', traits: { email: 'a@acme.test' } });
  await source.post('identify', { userId: 'b', anonymousId: 'v', traits: { email: 'b@acme.test' } });
  await source.post('track', { userId: 'b', anonymousId: 'v', event: 'Form Submitted' });
  const contacts = await source.contacts();
  expect(contacts.map(({ name }) => name)).toEqual(['a@acme.test', 'b@acme.test']);
  expect(await source.touches()).toMatchObject([{ contact_id: contacts[1]?.id }]);
});

test('alias joins a user id to the visitor before', async () => {
  await source.post('identify', { userId: 'old', traits: { email: 'a@acme.test' } });
  await source.post('alias', { userId: 'new', previousId: 'old' });
  await source.post('track', { userId: 'new', event: 'Form Submitted' });
  expect(await source.touches()).toMatchObject([{ contact_id: (await source.contacts())[0]?.id }]);
});

test('free mail never stands for a company', async () => {
  await source.post('track', opened({ context: { traits: { email: 'jane@gmail.com' } } }));
  expect(await source.contacts()).toMatchObject([{ company_name: null }]);
});

test('unsubscribing is kept on the person, and a later opt-in lifts it', async () => {
  await source.post('track', opened({ event: 'Unsubscribed', timestamp: '2026-11-20T10:00:00Z' }));
  expect(await source.contacts()).toMatchObject([{ unsubscribed_at: '2026-11-20T10:00:00.000Z' }]);
  await source.post('track', opened({ event: 'Subscribed', timestamp: '2026-11-21T10:00:00Z' }));
  expect(await source.contacts()).toMatchObject([{ unsubscribed_at: null }]);
});

test('clicks that no person makes are marked, also when the delivery is told later', async () => {
  const at = (seconds: number) => new Date(Date.parse('2026-11-20T10:00:00Z') + seconds * 1000).toISOString();
  const click = (seconds: number, link_url: string) =>
    tracked({ event: 'Email Link Clicked', timestamp: at(seconds), properties: { link_url } });
  await source.post('batch', {
    batch: [click(4, 'x'), click(600, 'a'), click(601, 'b'), click(602, 'c'), click(9000, 'a')],
  });
  await source.post('batch', { batch: [tracked({ event: 'Email Delivered', timestamp: at(0) })] });
  const clicks = (await source.touches()).filter(({ type }) => type === 'email.clicked');
  expect(clicks.map(({ verdict, props }) => [verdict, props.verdict_basis])).toEqual([
    ['machine', 'timing'],
    ['machine', 'link_sweep'],
    ['machine', 'link_sweep'],
    ['machine', 'link_sweep'],
    ['unknown', undefined],
  ]);
});

test('a client whose clock is a day behind is put right; nothing lies in the future', async () => {
  await source.post('batch', {
    sentAt: '2026-11-21T12:00:00Z',
    batch: [tracked({ timestamp: '2026-11-21T11:00:00Z' }), tracked({ timestamp: '2026-11-21T13:00:00Z' })],
  });
  expect((await source.touches()).map(({ occurred_at }) => occurred_at)).toEqual([
    '2026-11-22T11:00:00.000Z',
    '2026-11-22T12:00:00.000Z',
  ]);
});

test('a bad event is set aside and reported, the others are taken', async () => {
  const { status, body } = await source.post('batch', {
    batch: [
      tracked(),
      { type: 'track', event: '', userId: 'u' },
      'nonsense',
      { type: 'dance' },
      tracked({ timestamp: 'soon' }),
      tracked(),
    ],
  });
  expect(status).toBe(200);
  expect(body.created).toBe(2);
  expect(body.rejected?.map(({ index, code, path }) => [index, code, path])).toEqual([
    [1, 'event_invalid', ['event']],
    [2, 'event_invalid', []],
    [3, 'event_invalid', ['type']],
    [4, 'event_invalid', ['timestamp']],
  ]);
  expect((await source.rejected()).map(({ event }) => event)).toContain('nonsense');
});

test('an event that is too large is set aside without its weight', async () => {
  const { body } = await source.post('batch', {
    batch: [tracked({ properties: { x: 'y'.repeat(33_000) } }), tracked()],
  });
  expect(body).toMatchObject({ created: 1, rejected: [{ index: 0, code: 'event_too_large' }] });
  const [kept] = await source.rejected();
  expect(JSON.stringify(kept?.event).length).toBeLessThan(500);
});

test('a single bad call is told its fault, and set aside as well', async () => {
  const { status, body } = await source.post('track', { userId: 'u' });
  expect([status, body.error?.code, body.error?.path]).toEqual([400, 'event_invalid', ['event']]);
  expect(await source.rejected()).toHaveLength(1);
  expect((await source.post('track', opened({ properties: { x: 'y'.repeat(33_000) } }))).status).toBe(413);
});

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
])('takes bodies packed by %s, whatever the content type says', async (encoding, pack) => {
  const packed = pack(JSON.stringify({ batch: [tracked()] }));
  const { body } = await source.post('batch', packed, {
    'content-encoding': encoding,
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(body.created).toBe(1);
});

test('a megabyte unpacked is taken', async () => {
  const batch = Array.from({ length: 400 }, () => tracked({ properties: { x: 'y'.repeat(2_600) } }));
  const json = JSON.stringify({ batch });
  expect(json.length).toBeGreaterThan(1_000_000);
  expect((await source.post('batch', gzipSync(json), { 'content-encoding': 'gzip' })).body.created).toBe(400);
});

test('a batch of very many events is refused whole, however small they are', async () => {
  const packed = gzipSync(JSON.stringify({ batch: Array.from({ length: 5_001 }, () => 0) }));
  const { status, body } = await source.post('batch', packed, { 'content-encoding': 'gzip' });
  expect([status, body.error?.code, body.error?.path]).toEqual([413, 'batch_too_large', ['batch']]);
  expect(await source.rejected()).toEqual([]);
});

test('a gzip bomb, a batch over 500 kB and a broken gzip each get their answer, and nothing is stored', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 32));
  const answers = [
    await source.post('batch', bomb, { 'content-encoding': 'gzip' }),
    await source.post('batch', {
      batch: Array.from({ length: 20 }, () => tracked({ properties: { x: 'y'.repeat(30_000) } })),
    }),
    await source.post('batch', Buffer.from('no gzip'), { 'content-encoding': 'gzip' }),
    await source.post('batch', 'x', { 'content-encoding': 'br' }),
  ];
  expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
    [413, 'batch_too_large'],
    [413, 'batch_too_large'],
    [400, 'body_invalid'],
    [415, 'encoding_unsupported'],
  ]);
  expect(await source.touches()).toHaveLength(0);
});

test.each([
  ['{', 'body_not_json'],
  ['', 'body_not_json'],
  ['[]', 'body_invalid'],
  ['{"batch":{}}', 'body_invalid'],
  ['null', 'body_invalid'],
])('%s is refused as %s', async (text, code) => {
  const { status, body } = await source.post('batch', text);
  expect([status, body.error?.code]).toEqual([400, code]);
});

test('a wrong key, the key of another workspace with this secret, and none at all are refused', async () => {
  const other = await connectSource(hub, 'Other');
  const mixed = `${other.workspace.id}.${source.writeKey.split('.')[1]}`;
  for (const key of ['nonsense', mixed, `${source.writeKey}x`, '']) {
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    const { status, body } = await source.post('track', opened(), { authorization });
    expect([status, body.error?.code]).toEqual([401, 'write_key_invalid']);
  }
  expect([...(await source.touches()), ...(await other.touches())]).toHaveLength(0);
});

test('the key may stand in the body, or before a password of two quotes', async () => {
  const inBody = await source.post('track', opened({ writeKey: source.writeKey }), { authorization: '' });
  const authorization = `Basic ${Buffer.from(`${source.writeKey}:""`).toString('base64')}`;
  const quoted = await source.post('track', opened(), { authorization });
  expect([inBody.body.created, quoted.body.created]).toEqual([1, 1]);
  expect(JSON.stringify(await source.touches())).not.toContain(source.writeKey);
});

test('text that no database holds, and hostile names, come in harmlessly', async () => {
  const { body } = await source.post('batch', {
    batch: [
      tracked({ properties: { 'a\0b': 'c\0\uD800', __proto__: { x: 1 }, constructor: 'x' } }),
      tracked({ event: '<img src=x onerror=alert(1)>\u202E' }),
      { type: 'identify', userId: 'u', traits: { name: '\0', email: "o'neil+x@acme.test", phone: 'x' } },
    ],
  });
  expect(body).toMatchObject({ created: 2, rejected: [] });
  expect(await source.touches()).toHaveLength(2);
});

test('an event nested a thousand deep is set aside', async () => {
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
  const { body } = await source.post(
    'batch',
    `{"batch":[{"type":"track","event":"x","userId":"u","properties":{"x":${deep}}}]}`,
  );
  expect(body.rejected).toMatchObject([{ code: 'event_invalid' }]);
});

test('the short paths of analytics.js and /v1/import answer alike', async () => {
  expect((await source.post('t', opened())).body.created).toBe(1);
  expect((await source.post('p', { anonymousId: 'v', name: 'Home' })).body.created).toBe(1);
  expect((await source.post('import', { batch: [tracked()] })).body.created).toBe(1);
});

test('nothing of an event is logged', async () => {
  await source.post('track', opened({ properties: { secret: 'hush-hush' } }));
  expect(hub.logged.join('')).not.toMatch(/hush-hush|jane\.doe/i);
  expect(hub.logged.join('')).not.toContain(source.writeKey);
});

test('a card that replicates takes a version when a source changes it, and those who listen are poked', async () => {
  const rep = await joinAs(hub, source.workspace, 'rep');
  await source.post('track', opened());
  const [contact] = await source.contacts();
  const { db } = hub.database.store;
  await inWorkspace(db, source.workspace.id, async (tx) => {
    const version = await takeVersions(tx, source.workspace.id, 1);
    await tx
      .updateTable('app.contacts')
      .set({ version })
      .where('workspace_id', '=', source.workspace.id)
      .where('id', '=', contact?.id ?? '')
      .execute();
  });
  const pull = async (cursor: string) => {
    const response = await rep.fetch(`/pull?protocol=${PROTOCOL_VERSION}&cursor=${encodeURIComponent(cursor)}`);
    return (await response.json()) as { cursor: string; changes: { table: string; row: { name?: string } }[] };
  };
  const first = (await (await rep.fetch(`/pull?protocol=${PROTOCOL_VERSION}`)).json()) as { cursor: string };
  const identify = { userId: 'u1', traits: { email: 'jane.doe@acme.test', name: 'Jane Doe' } };
  await source.post('identify', identify);
  const { cursor, changes } = await pull(first.cursor);
  expect(changes.filter(({ table }) => table === 'contacts').map(({ row }) => row.name)).toEqual(['Jane Doe']);
  await source.post('identify', identify);
  expect((await pull(cursor)).changes).toEqual([]);
});
