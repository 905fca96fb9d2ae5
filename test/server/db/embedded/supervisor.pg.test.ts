import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinResponse } from '#lib/protocol/join.ts';
import { findPlaces } from '#server/db/embedded/places.ts';
import { launchUntilReady } from '#server/db/embedded/process.ts';
import { createLog } from '#server/log.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { type SpawnedHub, spawnHub, storeFolder } from '#test/support/hub/spawn-hub.ts';
import { posting } from '#test/support/hub/start-test-hub.ts';

const store = storeFolder();
const pidFile = join(store.path, 'postgres', 'postmaster.pid');
const postmaster = () => Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
const lives = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

let port: number;
let url: string;
const running: SpawnedHub[] = [];

/** Starts a hub on the shared folder and waits until it serves. */
async function serve(): Promise<SpawnedHub> {
  const hub = spawnHub(['serve'], { TOUCHLINE_DATA: store.path, TOUCHLINE_PORT: String(port) });
  running.push(hub);
  await hub.says(`hub is at ${url}`);
  return hub;
}

const end = async (hub: SpawnedHub, signal: NodeJS.Signals) => {
  hub.child.kill(signal);
  return hub.ended;
};

beforeAll(async () => {
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  for (const hub of running) await end(hub, 'SIGTERM');
  store.remove();
});

describe('a hub on its own PostgreSQL', () => {
  let token: string;
  let workspaceId: string;
  const knowsUs = async () =>
    (await fetch(`${url}/v1/w/${workspaceId}/me`, { headers: { authorization: `Bearer ${token}` } })).status;

  it('prints on its first start a link by which the first admin joins, and stops in order on SIGTERM', async () => {
    const hub = await serve();
    await hub.says('/join#');
    const code = /#(\S+)/.exec(hub.out())?.[1];
    const joined = joinResponse.parse(await (await fetch(`${url}/v1/join`, posting({ code }))).json());
    expect(joined).toMatchObject({ workspace: { name: 'My team' }, member: { role: 'admin' } });
    token = joined.token;
    workspaceId = joined.workspace.id;
    expect(await end(hub, 'SIGTERM')).toBe(0);
    expect(existsSync(pidFile)).toBe(false);
    expect(hub.err()).not.toContain(code);
  });

  it('keeps its data over a restart, and prints no second link', async () => {
    const hub = await serve();
    expect(await knowsUs()).toBe(200);
    expect(hub.out()).not.toContain('/join#');
    await end(hub, 'SIGINT');
  });

  it('stops in order also when npm passes on a signal that it has got already', async () => {
    const hub = await serve();
    hub.child.kill('SIGINT');
    hub.child.kill('SIGTERM');
    expect(await hub.ended).toBe(0);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('takes over the PostgreSQL that a killed hub left behind, and stops it in order at its own end', async () => {
    await end(await serve(), 'SIGKILL');
    const orphan = postmaster();
    expect(lives(orphan)).toBe(true);
    const hub = await serve();
    expect(postmaster()).toBe(orphan);
    expect(await knowsUs()).toBe(200);
    expect(await end(hub, 'SIGTERM')).toBe(0);
    expect(existsSync(pidFile) || lives(orphan)).toBe(false);
  });

  it('starts another when the one it took over is killed', async () => {
    await end(await serve(), 'SIGKILL');
    const hub = await serve();
    const adopted = postmaster();
    process.kill(adopted, 'SIGKILL');
    while (lives(adopted)) await sleep(10);
    await expect.poll(knowsUs, { timeout: 20_000 }).toBe(200);
    expect(postmaster()).not.toBe(adopted);
    await end(hub, 'SIGTERM');
  });

  it('stops one that was left behind with other settings than its own, and goes on with its data', async () => {
    const places = findPlaces(store.path, createLog('silent'));
    const { pid } = await launchUntilReady(places, { listen_addresses: '', work_mem: '5MB' });
    const hub = await serve();
    expect(lives(pid)).toBe(false);
    expect(await knowsUs()).toBe(200);
    await end(hub, 'SIGTERM');
  });

  it('starts its PostgreSQL again when that is killed', async () => {
    const hub = await serve();
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    while (lives(killed)) await sleep(10);
    await expect.poll(knowsUs, { timeout: 20_000 }).toBe(200);
    expect(postmaster()).not.toBe(killed);
    await end(hub, 'SIGTERM');
  });

  it('leaves none behind when it is stopped while it starts another', async () => {
    for (const wait of [0, 240]) {
      const hub = await serve();
      const killed = postmaster();
      process.kill(killed, 'SIGKILL');
      await sleep(wait);
      expect(await end(hub, 'SIGTERM')).toBe(0);
      expect(existsSync(pidFile) && lives(postmaster())).toBe(false);
    }
  });

  it('comes back when hub and PostgreSQL were both killed', async () => {
    const hub = await serve();
    process.kill(postmaster(), 'SIGKILL');
    await end(hub, 'SIGKILL');
    const next = await serve();
    expect(await knowsUs()).toBe(200);
    await end(next, 'SIGTERM');
  });

  it('is not disturbed by a process that has got the number of its dead PostgreSQL', async () => {
    writeFileSync(pidFile, `${process.pid}\n${store.path}/postgres\n`);
    const hub = await serve();
    expect(await knowsUs()).toBe(200);
    await end(hub, 'SIGTERM');
  });
});

describe('what the person can mend', () => {
  const complaint = async (args: string[], env: Record<string, string>) => {
    const hub = spawnHub(args, { TOUCHLINE_DATA: store.path, LOG_LEVEL: 'silent', ...env });
    expect(await hub.ended).toBe(1);
    expect(hub.err().trim().split('\n')).toHaveLength(1);
    return hub.err();
  };

  it('is said in one sentence when another hub has the folder, which goes on undisturbed', async () => {
    const hub = await serve();
    const said = await complaint(['serve'], { TOUCHLINE_PORT: '0' });
    expect(said).toMatch(/^Another hub is running on .*TOUCHLINE_DATA/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await end(hub, 'SIGTERM');
  });

  it('is said in one sentence when the port is in use', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    expect(await complaint(['serve'], { TOUCHLINE_PORT: String(port) })).toMatch(
      /^Port \d+ on 127\.0\.0\.1 is in use: .*TOUCHLINE_PORT/,
    );
    expect(existsSync(pidFile)).toBe(false);
    await new Promise((resolve) => other.close(resolve));
  });

  it('is said in one sentence when the folder was written by another major version', async () => {
    const versionFile = join(store.path, 'postgres', 'PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '12\n');
    expect(await complaint(['serve'], {})).toMatch(/written by PostgreSQL 12, and this hub brings \d+: .*back up/);
    writeFileSync(versionFile, version);
  });

  it.each([
    ['an unknown command', ['sing'], {}, /^No command "sing": use one of serve, migrate, check, .*invite/],
    ['a wrong variable', ['serve'], { TOUCHLINE_PORT: 'http' }, /TOUCHLINE_PORT/],
    ['a database that is not there', ['serve'], { DATABASE_URL: 'postgresql://me:hush@127.0.0.1:1/x' }, /DATABASE_URL/],
    ['a half invitation', ['invite', '--name', 'Ann'], {}, /^Usage: touchline invite/],
  ])('is said in one sentence for %s', async (_, args, env, sentence) => {
    const said = await complaint(args, env);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('hush');
  });
});

describe('an invitation', () => {
  it('is printed while the hub runs, and lets the new member in', async () => {
    const hub = await serve();
    const env = { TOUCHLINE_DATA: store.path, TOUCHLINE_PORT: String(port), LOG_LEVEL: 'silent' };
    const command = spawnHub(['invite', '--name', 'Lea', '--role', 'lead'], env);
    expect(await command.ended).toBe(0);
    const code = new URL(command.out().trim()).hash.slice(1);
    const joined = joinResponse.parse(await (await fetch(`${url}/v1/join`, posting({ code }))).json());
    expect(joined.member).toMatchObject({ name: 'Lea', role: 'lead' });
    await end(hub, 'SIGTERM');
  });
});
