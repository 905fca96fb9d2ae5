import { createMiddleware } from 'hono/factory';
import { HubProblem } from '#server/app/hub-problem.ts';
import { LOOPBACK } from '#server/loopback.ts';

/**
 * The names by which a hub on loopback may be asked; null for one that listens beyond it. A page anywhere can make its
 * own name point at 127.0.0.1 (DNS rebinding) and would then read, as its own origin, what this machine alone may.
 */
export function ourHosts({ host, publicUrl }: { host: string; publicUrl: string }): ReadonlySet<string> | null {
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return loopback ? new Set([...LOOPBACK, new URL(publicUrl).hostname]) : null;
}

/** Refuses requests that ask for another host. */
export const onlyAs = (hosts: ReadonlySet<string> | null) =>
  createMiddleware(async (c, next) => {
    if (hosts !== null && !hosts.has(new URL(c.req.url).hostname)) {
      throw new HubProblem('host_unknown', 'This hub does not go by that name: set PUBLIC_URL to the address in use.');
    }
    await next();
  });
