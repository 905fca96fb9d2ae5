import { describe, expect, it } from 'vitest';
import { readSignInSettings } from '#server/auth/settings.ts';
import { readConfig } from '#server/config.ts';
import { LIMITS } from '#server/limits/defaults.ts';
import { StartError } from '#server/start-error.ts';

describe('the configuration', () => {
  it('needs nothing: a hub for this machine alone, on its own store', () => {
    expect(readConfig({})).toEqual({
      port: 7717,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:7717',
      databaseUrl: undefined,
      natsUrl: undefined,
      dataDir: './.touchline/store',
      ledgerPath: '.touchline/store/erasures.jsonl',
      trust: { hops: 0 },
      limits: LIMITS,
      metricsToken: undefined,
      signIn: readSignInSettings({}),
      logLevel: 'info',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', TOUCHLINE_PORT: '' })).toEqual(readConfig({}));
  });

  it.each([
    [{ TOUCHLINE_HOST: '0.0.0.0', TOUCHLINE_PORT: '80' }, 'http://localhost:80'],
    [{ TOUCHLINE_HOST: '::1' }, 'http://localhost:7717'],
    [{ PUBLIC_URL: 'https://hub.acme.test/' }, 'https://hub.acme.test'],
    [{ PUBLIC_URL: 'https://hub.acme.test:8443' }, 'https://hub.acme.test:8443'],
    [{ PUBLIC_URL: 'http://localhost:7717' }, 'http://localhost:7717'],
  ])('of %j makes links under %s', (env, publicUrl) => {
    expect(readConfig(env).publicUrl).toBe(publicUrl);
  });

  it('takes a database behind a socket as well as one behind a host', () => {
    const url = 'postgresql://me@/touchline?host=/run/postgresql';
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it.each([
    [{ TOUCHLINE_PORT: '70000' }],
    [{ TOUCHLINE_PORT: '-1' }],
    [{ PUBLIC_URL: 'hub.acme.test' }],
    [{ PUBLIC_URL: 'ftp://hub.acme.test' }],
    [{ PUBLIC_URL: 'http://hub.acme.test' }],
    [{ PUBLIC_URL: 'https://acme.test/hush' }],
    [{ PUBLIC_URL: 'https://me:hush@acme.test' }],
    [{ DATABASE_URL: 'mysql://me:hush@db/x' }],
    [{ NATS_URL: 'nats://one:4222, http://hush' }],
    [{ TRUST_PROXY: 'hush' }],
    [{ LIMITS: 'streams=hush' }],
    [{ METRICS_TOKEN: 'hush' }],
    [{ LOG_LEVEL: 'loud' }],
  ])('names the variable that is wrong in %j, and never repeats its value', (env) => {
    const [[name, value]] = Object.entries(env) as [[string, string]];
    const complaint = (() => {
      try {
        return readConfig(env);
      } catch (error) {
        return error;
      }
    })();
    expect(complaint).toBeInstanceOf(StartError);
    expect(String(complaint)).toContain(name);
    expect(String(complaint)).not.toContain(value);
    // Words of ours, none of the library's.
    expect(String(complaint)).toMatch(/ is wrong: must /);
  });
});
