import { once } from 'node:events';
import { Pool, type PoolConfig } from 'pg';
import type { Defer } from '#test/bench/harness/bench.ts';
import { serveOn } from '#test/bench/harness/place.ts';

/** The floor: what comes in by POST is inserted and committed on the hub's own PostgreSQL, and answered. Gives its URL. */
export async function commitServer(defer: Defer, connection: PoolConfig): Promise<string> {
  const pool = new Pool({ ...connection, max: 2 });
  defer(() => pool.end());
  await pool.query('create table bare_notes (id bigserial primary key, body jsonb not null)');
  const port = await serveOn(defer, async (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    await once(request, 'end');
    await pool.query('insert into bare_notes (body) values ($1)', [body]);
    response.setHeader('access-control-allow-origin', '*').end('{}');
  });
  return `http://127.0.0.1:${port}/`;
}
