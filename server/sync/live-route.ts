import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute } from 'hono-openapi';
import { problemAnswers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { allow, bearerOf } from '#server/auth/authed.ts';
import { createLive } from './live.ts';

/** GET /live: an event stream of pokes. */
export function liveRoute({ bus, identity, limiters, metrics, signal }: AppDeps): Hono<MemberEnv> {
  const live = createLive(bus, signal);
  return new Hono<MemberEnv>().get(
    '/live',
    describeRoute({
      tags: ['Sync'],
      summary: 'Hear of changes',
      description:
        'An event stream. Each "poke" says: pull now; it carries no data. A comment comes at least every 15 seconds. ' +
        'The stream ends when the hub shuts down or the token is revoked. Pokes may get lost: pull now and then anyway.',
      responses: {
        200: { description: 'The stream', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...problemAnswers(['overloaded']),
      },
    }),
    allow('workspace.read'),
    onlyGet,
    limiters.ofStreams,
    (c) => {
      const { workspaceId, member } = c.var;
      const token = bearerOf(c.req.header('authorization')) ?? '';
      const { outgoing } = c.env;
      // The raw response knows nothing of headers that middleware has set (CORS among them).
      c.res.headers.forEach((value, name) => void outgoing.setHeader(name, value));
      metrics.liveConnections.inc();
      outgoing.on('close', () => metrics.liveConnections.dec());
      const stillAllowed = async () => (await identity.whoIs(workspaceId, token)).ok;
      live.open({ workspaceId, memberId: member.id, stillAllowed }, outgoing);
      return alreadySent(c);
    },
  );
}

/** Hono answers HEAD by GET; a stream would open of which nobody reads. */
const onlyGet = createMiddleware<MemberEnv>(async (c, next) => {
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
  return next();
});

/**
 * Tells the server adapter to leave the raw response alone. It must get that answer as it is: headers set earlier would
 * make Hono merge it into one of the adapter's own responses, in which the adapter (2.1) doesn't look for the mark.
 */
function alreadySent(c: Context<MemberEnv>): Response {
  c.res = undefined;
  c.res = RESPONSE_ALREADY_SENT.clone();
  return c.res;
}
