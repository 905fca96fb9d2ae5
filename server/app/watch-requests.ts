import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Logger } from 'pino';
import { TryLater } from '#server/limits/try-later.ts';
import type { HubEnv } from './env.ts';
import type { Metrics } from './metrics.ts';

/**
 * Logs and counts each request by its route's pattern. Never the URL, headers or body: these hold addresses, search
 * words and tokens.
 */
export const watchRequests = (log: Logger, metrics: Metrics) =>
  createMiddleware<HubEnv>(async (c, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const { method } = c.req;
    const { status } = c.res;
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'unknown';
    metrics.httpSeconds.observe({ method, route, status }, ms / 1000);
    if (c.error instanceof TryLater) metrics.putOff.inc({ code: c.error.code });
    const level = status >= 500 ? 'error' : 'info';
    log[level]({ requestId: c.var.requestId, method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
  });
