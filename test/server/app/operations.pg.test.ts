import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { run } from '#test/support/hub/global-setup.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let robin: TestMember;
let admin: TestMember;

beforeAll(async () => {
  hub = await startTestHub();
  robin = await joinAs(hub, await makeWorkspace(hub));
  admin = await joinAs(hub, robin.workspace, 'admin');
});
afterAll(() => hub.close());

const get = (path: string, init?: RequestInit) => fetch(hub.url + path, init);

describe('whoever runs the hub', () => {
  it('sees that it is alive and ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ok', bus: 'alone' });
  });

  it('sees that it is not ready, yet alive, while its database is gone', async () => {
    const lonely = await startTestHub();
    await lonely.database.close();
    expect((await fetch(`${lonely.url}/healthz`)).status).toBe(200);
    const answer = await fetch(`${lonely.url}/readyz`);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await refusalOf(answer)).toEqual({ status: 503, code: 'not_ready' });
    await lonely.close().catch(() => {});
  });

  it('reads in the log why something was put off, and nothing that somebody wrote', async () => {
    const full = await startTestHub();
    const anyone = await joinAs(full, await makeWorkspace(full), 'admin');
    await run(
      full.database.databaseUrl,
      `create function app.disk_full() returns trigger language plpgsql as
         $$ begin raise exception 'no room for hush-note-text' using errcode = 'disk_full'; end $$;
       create trigger disk_full before insert on app.join_codes for each row execute function app.disk_full()`,
    );
    const answer = await anyone.fetch('/invitations', posting({ name: 'Ann', email: null, role: 'rep' }));
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await refusalOf(answer)).toEqual({ status: 503, code: 'not_ready' });
    const log = full.logged.join('');
    expect(log).toMatch(/"code":"53100","reason":"its disk is full"/);
    expect(log).not.toContain('hush-note-text');
    await full.close();
  });

  it('reads figures by route pattern, without an id or an address in them', async () => {
    await robin.fetch('/contacts?q=ann@secret.test');
    const figures = await (await get('/metrics')).text();
    expect(figures).toContain(
      'touchline_http_request_seconds_count{method="GET",route="/v1/w/:workspace/contacts",status="200"} 1',
    );
    expect(figures).toContain('touchline_live_connections 0');
    expect(figures).toContain('touchline_bus{state="alone"} 1');
    expect(figures).not.toContain(robin.workspace.id);
    expect(figures).not.toContain('secret.test');
  });

  it('finds no secret, address, search word or body in the log, whatever happens', async () => {
    const words = ['hush-note-text', 'ann@secret.test', 'name-searched-for', robin.token];
    await robin.fetch('/contacts?q=name-searched-for', { headers: { cookie: 'ann@secret.test' } });
    await robin.fetch('/contacts/lookup', posting({ email: 'ann@secret.test' }));
    await robin.fetch('/push', posting({ protocol: 1, clientId: 'hush-note-text', mutations: [] }));
    await get(`/v1/hush-note-text?token=${robin.token}`);
    await fetch(`${hub.url}/v1/join`, { ...posting({}), body: '{"code": "hush-note-text' });
    const log = hub.logged.join('');
    expect(hub.logged.length).toBeGreaterThan(4);
    for (const word of words) expect(log).not.toContain(word);
  });
});

describe('somebody who has not joined', () => {
  it('learns name, versions and ways in of the hub, and nothing else', async () => {
    expect(await (await get('/v1/hub')).json()).toEqual({
      name: 'Touchline',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      protocol: PROTOCOL_VERSION,
      oldest: PROTOCOL_OLDEST,
      contact: null,
      signIn: { email: false, providers: [] },
    });
  });

  it('reads on the join page what to do; it runs no script and loads nothing', async () => {
    const page = await get('/join');
    expect(await page.text()).toContain('Paste the link');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  });

  it('learns at the hub’s bare address where the work is done', async () => {
    const page = await get('/');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Enter this address there');
  });

  it.each(['/v1', '/v1/nothing', '/favicon.ico', '/../etc/passwd', '/v1/w'])('gets a problem for %s', async (path) => {
    const answer = await get(path);
    expect(await refusalOf(answer)).toEqual({ status: 404, code: 'not_found' });
  });
});

describe('a page of any origin', () => {
  it('may call the API with a token, and never with cookies', async () => {
    const preflight = await get(`/v1/w/${robin.workspace.id}/me`, {
      method: 'OPTIONS',
      headers: {
        origin: 'chrome-extension://abc',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('reads problems too, such as the one that its token is gone', async () => {
    const answer = await get(`/v1/w/${robin.workspace.id}/me`, { headers: { origin: 'https://crm.test' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a body', () => {
  it('that is no JSON is named as such', async () => {
    const answer = await robin.fetch('/contacts/lookup', { ...posting({}), body: '{"email": ' });
    expect(await refusalOf(answer)).toEqual({
      status: 400,
      code: 'body_not_json',
    });
  });

  it('with a character that no database stores is refused', async () => {
    const answer = await admin.fetch('/privacy/suppressions', posting({ who: '\u0000' }));
    expect(await refusalOf(answer)).toEqual({ status: 400, code: 'body_invalid' });
  });

  it('that is too large is refused', async () => {
    const answer = await robin.fetch('/contacts/lookup', posting({ email: 'a'.repeat(4_000_001) }));
    expect(await refusalOf(answer)).toEqual({
      status: 413,
      code: 'body_too_large',
    });
  });
});
