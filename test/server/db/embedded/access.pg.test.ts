import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '#server/db/embedded/start.ts';
import { storeFolder } from '#test/support/hub/spawn-hub.ts';

const log = pino({ level: 'silent' });
const folder = storeFolder();
const data = join(folder.path, 'postgres');
const root = process.getuid?.() === 0;
let server: EmbeddedServer;

beforeAll(async () => {
  server = await startEmbedded({ dataDir: folder.path }, log);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

async function rows(statement: string, connection: PoolConfig = server.connection): Promise<unknown[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('asks the kernel who is there, and lets in the account of the hub and root alone', async () => {
    expect(await rows('select type, auth_method, address from pg_hba_file_rules')).toEqual([
      { type: 'local', auth_method: 'peer', address: null },
    ]);
    const names = await rows('select distinct sys_name, pg_username from pg_ident_file_mappings order by 1');
    const expected = [...new Set(['root', userInfo().username])].sort();
    expect(names).toEqual(expected.map((name) => ({ sys_name: name, pg_username: 'all' })));
  });

  it('refuses the account under which it runs itself, when that is not the hub', async () => {
    const { uid, gid } = lstatSync(data);
    const attempt = `
      const { Client } = require('pg');
      new Client(${JSON.stringify(server.connection)}).connect().then(() => 'in', (error) => error.code).then(console.log)`;
    const said = execFileSync(process.execPath, ['-e', attempt], {
      encoding: 'utf8',
      cwd: process.cwd(),
      env: { NODE_PATH: join(process.cwd(), 'node_modules') },
      ...(root && { uid, gid, cwd: '/' }),
    });
    // 28000 is invalid_authorization_specification: peer authentication failed.
    expect(said.trim()).toBe(root ? '28000' : 'in');
  });

  it('takes its rules from a file of the hub, over whatever stood there, and follows no link', async () => {
    await server.stop();
    const victim = join(folder.path, 'victim');
    for (const name of ['pg_hba.conf', 'pg_ident.conf']) {
      rmSync(join(folder.path, name));
      symlinkSync(victim, join(folder.path, name));
    }
    server = await startEmbedded({ dataDir: folder.path }, log);
    expect(existsSync(victim)).toBe(false);
    expect(readFileSync(join(folder.path, 'pg_hba.conf'), 'utf8')).toBe('local all all peer map=hub\n');
  });

  it('takes along a store whose files belong to another account', async () => {
    await server.stop();
    const { uid, gid } = lstatSync(data);
    // As an earlier start left it that ran as root over a folder of root's.
    if (root) for (const path of [data, join(data, 'PG_VERSION')]) chownSync(path, 0, 0);
    server = await startEmbedded({ dataDir: folder.path }, log);
    expect(lstatSync(join(data, 'PG_VERSION'))).toMatchObject({ uid, gid });
    expect(await rows('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
