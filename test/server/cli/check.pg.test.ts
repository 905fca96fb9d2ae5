import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skewOf } from '#server/check/database.ts';
import { emptyDatabase } from '#test/support/hub/empty-database.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { startMailServer } from '#test/support/hub/mail-server.ts';
import { spawnHub, storeFolder } from '#test/support/hub/spawn-hub.ts';

const store = storeFolder();
let stranger: Server;

beforeAll(async () => {
  stranger = createServer((_, answer) => void answer.writeHead(404).end('<h1>Welcome to somebody else</h1>')).listen(0);
  await once(stranger, 'listening');
});
afterAll(() => {
  stranger.close();
  store.remove();
});

async function check(env: Record<string, string>) {
  const command = spawnHub(['check'], { TOUCHLINE_DATA: store.path, LOG_LEVEL: 'silent', ...env });
  return { code: await command.ended, said: command.out() };
}

// A hub that is well: test/build/package.pg.test.ts.
describe('touchline check', () => {
  it('names all that is wrong, with what to do, changes nothing, and ends with 1', async () => {
    const { port } = stranger.address() as AddressInfo;
    const database = await emptyDatabase();
    const env = { DATABASE_URL: database.url, PUBLIC_URL: `http://127.0.0.1:${port}` };
    const { code, said } = await check(env);
    expect(code).toBe(1);
    expect(said).toMatch(/^✓ database: PostgreSQL \d+/m);
    expect(said).toMatch(/^✗ migrations: missing 0001-first,.* run "touchline migrate"/m);
    expect(said).toMatch(/^✗ hub: something else answers at http.*\(404\): let the proxy pass everything/m);
    expect((await check(env)).said).toMatch(/^✗ migrations: missing 0001-first,/m);
    await database.drop();
  });

  it('asks the mail server and each single sign-on whether people can come in by them', async () => {
    const { port } = stranger.address() as AddressInfo;
    const mail = await startMailServer();
    const oidc = { OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'hush', OIDC_NAME: 'Acme' };
    const ways = { SMTP_URL: mail.url, OIDC_ISSUER: `http://127.0.0.1:${port}`, ...oidc };
    const { said } = await check(ways);
    expect(said).toMatch(/^✓ mail: 127\.0\.0\.1:\d+ takes mail from here$/m);
    expect(said).toMatch(/^✗ Acme: http.* answers 404, and not as a provider: .*OIDC_ISSUER$/m);
    mail.close();
    const away = await check({
      ...ways,
      SMTP_URL: 'smtp://me:hush@127.0.0.1:1',
      OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
    });
    expect(away.said).toMatch(/^✗ mail: 127\.0\.0\.1:1 takes no mail from here \(ESOCKET\): .*SMTP_URL/m);
    expect(away.said).toMatch(/^✗ Acme: http.* does not answer \(ECONNREFUSED\)/m);
    expect(away.said).not.toContain('hush');
  });

  it('makes no store where there is none', async () => {
    expect((await check({})).said).toMatch(/^✗ database: There is no store in .*TOUCHLINE_DATA/m);
    expect(existsSync(store.path)).toBe(false);
  });

  it('goes on with the rest when the database cannot be reached', async () => {
    const { code, said } = await check({
      DATABASE_URL: 'postgresql://me:hush@127.0.0.1:1/x',
      PUBLIC_URL: 'http://127.0.0.1:1',
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^✗ database: Cannot reach the database .*DATABASE_URL/m);
    expect(said).toMatch(/^✗ hub: nothing answers at/m);
    expect(said).not.toContain('hush');
  });
});

describe('two clocks', () => {
  it('may be two seconds apart, and as much more as one of them is coarse', () => {
    expect(skewOf(12_000, 10_000)).toBe('2000 ms apart');
    expect(skewOf(12_900, 10_000, 1_000)).toBe('1900 ms apart');
    expect(() => skewOf(10_000, 12_100)).toThrow(/^2\.1 s apart: .*NTP/);
  });
});
