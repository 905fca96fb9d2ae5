import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Defer } from './bench.ts';
import type { BenchDatabase } from './database.ts';

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

/** A few members ask as much as thousands do in use. */
const UNLIMITED = { LIMITS: 'addressPerMinute=0,memberPerMinute=0,addressAtOnce=0,memberAtOnce=0' };

/** A hub in a process of its own, as it ships, over the bench's PostgreSQL; gives its URL once it serves. */
export async function startHubProcess(defer: Defer, { url }: BenchDatabase): Promise<string> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...process.env, DATABASE_URL: url, TOUCHLINE_PORT: `${port}`, TOUCHLINE_HOST: '127.0.0.1', ...UNLIMITED },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  defer(async () => {
    child.kill();
    await once(child, 'close');
  });
  const failed = once(child, 'close').then(() => {
    throw new Error('the hub ended before it served');
  });
  failed.catch(() => {});
  const said = (async () => {
    for await (const text of child.stdout.setEncoding('utf8')) if (`${text}`.includes('API:')) break;
    child.stdout.resume();
  })();
  await Promise.race([said, failed]);
  return `http://127.0.0.1:${port}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
