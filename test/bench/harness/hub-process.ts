import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Defer } from './bench.ts';
import type { BenchDatabase } from './database.ts';

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

/** A few members ask as much as thousands do in use. */
const UNLIMITED = { LIMITS: 'addressPerMinute=0,memberPerMinute=0,addressAtOnce=0,memberAtOnce=0' };

/** A hub in a process of its own, as it ships, over the bench's PostgreSQL; gives its URL once it serves. */
export async function startHubProcess(defer: Defer, { url }: BenchDatabase): Promise<string> {
  const port = anyPort();
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...process.env, DATABASE_URL: url, TOUCHLINE_PORT: `${port}`, TOUCHLINE_HOST: '127.0.0.1', ...UNLIMITED },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  defer(async () => {
    const ended = once(child, 'close');
    if (child.exitCode === null && child.kill()) await ended;
  });
  let said = '';
  // A pipe that is closed would end a hub that has more to say.
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += text;
    if (said.includes('API:')) break;
  }
  if (!said.includes('API:')) throw new Error('the hub ended before it served');
  child.stdout.resume();
  return `http://127.0.0.1:${port}`;
}

/** Below those that the system hands out, so that no connection of another program takes it first. */
const anyPort = (): number => 20_000 + Math.floor(Math.random() * 12_000);
