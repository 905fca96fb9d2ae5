import type { Server, ServerOptions, ServerResponse } from 'node:http';
import type { Limits } from './defaults.ts';

/** How long clients may take to send their headers and whole requests, and idle connections may stay. */
export const serverOptions = ({ headersMs, requestMs, keepAliveMs }: Limits): ServerOptions => ({
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  keepAliveTimeout: keepAliveMs,
  connectionsCheckingInterval: Math.max(100, Math.min(5_000, headersMs / 2)),
});

/** Answers without an end: event streams. */
const endless = new WeakSet<ServerResponse>();
export const leaveOpen = (response: ServerResponse): void => void endless.add(response);

/**
 * Cuts clients that take nothing for `quietMs` of what is written to them, or don't have their whole answer after
 * `answerMs`. Answers left open have no such end: the heartbeat of event streams finds the ones that read no more.
 */
export function cutSlowReaders(server: Server, { quietMs, answerMs }: Limits): void {
  server.setTimeout(quietMs);
  if (answerMs === 0) return;
  server.on('request', (_, response: ServerResponse) => {
    const cut = setTimeout(() => endless.has(response) || response.destroy(), answerMs).unref();
    response.on('close', () => clearTimeout(cut));
  });
}
