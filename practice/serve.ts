import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PRACTICE_PEOPLE } from './people.ts';

const read = (file: string) => readFile(new URL(file, import.meta.url), 'utf8');

/** What is answered by path; every other path is a route of the application, and gets its page. */
const ANSWERS: Record<string, { type: string; body: () => Promise<string> | string }> = {
  '/app.js': { type: 'text/javascript', body: () => read('app.js') },
  '/style.css': { type: 'text/css', body: () => read('style.css') },
  '/people.json': { type: 'application/json', body: () => JSON.stringify(PRACTICE_PEOPLE) },
};
const PAGE = { type: 'text/html', body: () => read('index.html') };

/**
 * Serves the practice CRM on loopback. `port` 0 takes a free one; rejects with the system's error (EADDRINUSE) when the
 * port is taken. `url` ends with a slash.
 */
export async function servePractice(port: number): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { type, body } = ANSWERS[url.split('?', 1)[0] ?? '/'] ?? PAGE;
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
    response.end(await body());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}/`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}

async function main(port: number): Promise<void> {
  try {
    const { url } = await servePractice(port);
    process.stdout.write(`The practice page is at ${url}\n`);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    process.stderr.write(`Port ${port} is in use. Choose another by TOUCHLINE_PRACTICE_PORT.\n`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await main(Number(process.argv[2] ?? 0));
