// @vitest-environment node
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ask, type Fetch } from '#lib/sync/request.ts';

const url = 'https://hub.example/v1/hub';
const schema = z.object({ name: z.string() });
const signal = new AbortController().signal;
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const saying =
  (response: Response): Fetch =>
  async () =>
    response;
const asked = (fetch: Fetch) => ask({ fetch, url, schema, signal });

describe('an answer of the hub', () => {
  it('is read by its schema', async () => {
    expect(await asked(saying(json(200, { name: 'Acme', more: 1 })))).toEqual({ ok: true, value: { name: 'Acme' } });
  });

  it('asks for the token alone: no cookie, no cache, no referrer', async () => {
    let sent: RequestInit = {};
    const fetch: Fetch = async (_, init) => {
      sent = init;
      return json(200, { name: 'Acme' });
    };
    await ask({ fetch, url, token: 'secret', body: { code: 1 }, schema, signal });
    expect(sent).toMatchObject({
      method: 'POST',
      body: '{"code":1}',
      credentials: 'omit',
      cache: 'no-store',
      headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
    });
  });

  it.each([
    ['token_invalid', 401, 'needs_sign_in'],
    ['token_expired', 401, 'needs_sign_in'],
    ['token_revoked', 401, 'access_ended'],
    ['member_removed', 401, 'access_ended'],
    ['protocol_too_old', 400, 'too_old'],
    ['too_many_requests', 429, 'busy'],
    ['overloaded', 503, 'busy'],
    ['not_ready', 503, 'offline'],
    ['cursor_expired', 410, 'refused'],
  ])('with the problem %s becomes a failure with that code', async (code, status, kind) => {
    const failure = await asked(saying(json(status, { error: { code, message: 'Why.' } })));
    expect(failure).toEqual({ ok: false, kind, code, message: 'Why.' });
  });

  it('with a code of a newer hub is judged by its status', async () => {
    const failure = (status: number) => asked(saying(json(status, { error: { code: 'brand_new', message: 'Why.' } })));
    expect(await failure(401)).toMatchObject({ kind: 'needs_sign_in' });
    expect(await failure(500)).toMatchObject({ kind: 'offline' });
    expect(await failure(422)).toMatchObject({ kind: 'refused', message: 'Why.' });
  });
});

describe('what is no answer of a hub', () => {
  it.each([
    ['the page of a hotel that wants its guests to sign in', () => new Response('<html>Welcome', { status: 200 })],
    ['the error of a proxy', () => new Response('Bad gateway', { status: 502 })],
    ['an answer of another shape', () => json(200, { title: 'no hub' })],
  ])('counts as offline: %s', async (_what, response) => {
    expect(await asked(saying(response()))).toMatchObject({ kind: 'offline', code: 'answer_unreadable' });
  });

  it('counts as offline when nobody is there', async () => {
    expect(await asked(() => Promise.reject(new TypeError('fetch failed')))).toMatchObject({ code: 'unreachable' });
  });

  it('is nobody’s fault when we stopped asking', async () => {
    const stop = AbortSignal.abort();
    const fetch: Fetch = async (_, init) => {
      init.signal?.throwIfAborted();
      return json(200, {});
    };
    expect(await ask({ fetch, url, schema, signal: stop })).toMatchObject({ kind: 'stopped' });
  });
});
