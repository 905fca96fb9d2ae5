import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Random } from '#server/sample/random.ts';
import type { Ask } from '#test/server/tenancy/route.ts';
import { misplace } from './misplace.ts';

/** A request as it goes out; a header may stand twice. */
export type Sent = { method: string; path: string; headers: Record<string, string | string[]>; body: Buffer | null };

type Means = { random: Random; ids: readonly string[] };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK'];

/** The request with one to three things wrong in it: in its body's values or text, its path, headers or method. */
export function mutate(ask: Ask, path: string, headers: Record<string, string>, means: Means): Sent {
  const { random } = means;
  const faults = Array.from({ length: random.whole(1, 3) }, () => random.pick(FAULTS));
  const body = faults.filter((fault) => fault === 'value').reduce((so) => misplace(so, means), ask.body);
  const sent: Sent = { method: ask.method, path, headers: { ...headers }, body: null };
  if (ask.body !== undefined) sent.body = Buffer.from(textOf(body));
  for (const fault of faults) if (fault !== 'value') WRONG[fault](sent, means);
  return sent;
}

const FAULTS = ['value', 'value', 'value', 'value', 'text', 'path', 'path', 'header', 'method', 'packed'] as const;
const WRONG: Record<Exclude<(typeof FAULTS)[number], 'value'>, (sent: Sent, means: Means) => void> = {
  text: (sent, means) => {
    if (sent.body) sent.body = wrongText(sent.body.toString('latin1'), means);
  },
  path: (sent, means) => {
    sent.path = wrongPath(sent.path, means);
  },
  header: (sent, means) => void Object.assign(sent.headers, wrongHeader(means)),
  method: (sent, { random }) => {
    sent.method = random.pick(METHODS);
  },
  packed: (sent, { random }) => {
    if (sent.body) pack(sent, sent.body, random);
  },
};

/** JSON.stringify would give up on what is very deep. */
function textOf(body: unknown): string {
  try {
    return JSON.stringify(body) ?? '';
  } catch {
    return '['.repeat(20_000);
  }
}

function wrongText(text: string, { random, ids }: Means): Buffer {
  const at = random.whole(0, text.length);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  return random.pick([
    () => Buffer.from(before),
    () => Buffer.from(''),
    () => Buffer.from(`\ufeff${text}`),
    () => Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xc0, 0x80]), Buffer.from(after)]),
    () => Buffer.from(text.replace('{', `{"__proto__":{"polluted":1},"${random.pick(ids)}":1,`)),
    () => Buffer.from(text.replace(/"(\w+)":/, '"$1":null,"$1":')),
    () => Buffer.from(`${'['.repeat(50_000)}${text}`),
    () => Buffer.from(text.replace(/\d+/, '1'.repeat(400))),
    () => Buffer.from(`${text}${text}`),
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text.replace(/"([^"]*)"/, '"\\ud800$1\\u0000"')),
  ])();
}

function wrongPath(path: string, { random, ids }: Means): string {
  const [place = '', query = ''] = path.split('?');
  const parts = place.split('/');
  const bad = () =>
    random.pick([
      random.pick(ids),
      '%00',
      '%ff%fe',
      '..%2f..',
      '%F0%9F',
      'a'.repeat(4_000),
      '-1',
      "'",
      '__proto__',
      '',
      '%2e%2e',
      '*',
    ]);
  const wrongQuery = () =>
    random.pick([
      `q=${bad()}&q=${bad()}`,
      `limit=${random.pick(['-1', '1e9', '0x10', ''])}`,
      `before=${bad()}`,
      `cursor=${bad()}`,
      `${bad()}=${bad()}`,
      'q[]=1&q[a]=2',
    ]);
  if (random.chance(0.5)) return `${place}?${[query, wrongQuery()].filter(Boolean).join('&')}`;
  parts[random.whole(1, parts.length - 1)] = bad();
  return `${parts.join('/')}${query ? `?${query}` : ''}`;
}

function wrongHeader({ random, ids }: Means): Record<string, string | string[]> {
  const secret = random.pick(ids);
  return random.pick<Record<string, string | string[]>>([
    { authorization: 'Bearer ' },
    { authorization: `Bearer ${secret}` },
    { authorization: `Bearer ${'a'.repeat(7_000)}` },
    { authorization: 'Basic ////' },
    { authorization: `Basic ${Buffer.from(`${secret}.${'x'.repeat(43)}:`).toString('base64')}` },
    { authorization: 'Digest \u00e9\u00ff' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-encoding': random.pick(['gzip', 'deflate', 'br', 'gzip, gzip', 'x']) },
    { 'accept-encoding': random.pick(['gzip;q=0', 'identity;q=0, *;q=0', 'br', 'x'.repeat(2_000)]) },
    { 'if-none-match': random.pick(['*', '""', `W/"${secret}"`, ','.repeat(2_000)]) },
    { 'last-event-id': '\u00ff'.repeat(100) },
    { 'x-forwarded-for': random.pick(['127.0.0.1', '::', 'x', '1,'.repeat(1_000)]) },
    { 'x-forwarded-host': 'evil.test', forwarded: 'for="[::1]";host=evil.test' },
    { 'x-http-method-override': 'DELETE' },
    { 'x-request-id': 'x'.repeat(random.pick([1, 255, 3_000])) },
    { cookie: `touchline.session_token=${secret}; a=b; __proto__=1` },
    { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    { range: 'bytes=0-1,5-9' },
    { connection: 'upgrade', upgrade: 'websocket' },
    { host: random.pick(['localhost', 'localhost:99999', '127.0.0.1']) },
  ]);
}

function pack(sent: Sent, body: Buffer, random: Random): void {
  const [encoding, packed] = random.pick([
    ['gzip', gzipSync(body)],
    ['gzip', gzipSync(body).subarray(0, 15)],
    ['deflate', deflateRawSync(body)],
    ['gzip', gzipSync(Buffer.concat([body, Buffer.alloc(3_000_000)]))],
  ] as const);
  sent.headers['content-encoding'] = encoding;
  sent.body = packed;
}
