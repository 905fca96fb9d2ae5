import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Defer } from './bench.ts';

/** A folder of the bench's own, gone afterwards. */
export function folderFor(defer: Defer, what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `touchline-bench-${what}-`));
  defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return folder;
}

/** A bare server on a port of its own on loopback; gives the port. */
export async function serveOn(defer: Defer, listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  defer(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
