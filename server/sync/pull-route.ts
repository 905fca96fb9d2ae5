import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type * as z from 'zod/mini';
import { PULL_LIMIT_MAX, type PullResponse, pullQuery, pullResponse, REPLICA_DAYS } from '#lib/protocol/pull.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { compressed } from './compressed.ts';
import { assertOurProtocol } from './protocol.ts';
import { PULL_LIMIT_DEFAULT, type PullWish, pull } from './pull.ts';

/** GET /pull: what changed since a cursor. */
export function pullRoute({ store, metrics }: AppDeps): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get(
    '/pull',
    describeRoute({
      tags: ['Sync'],
      summary: 'Get changes',
      description:
        `Rows changed since the cursor, in the order of their versions; without a cursor all of them. ` +
        `At most ${PULL_LIMIT_MAX} (${PULL_LIMIT_DEFAULT} unless asked); "more" says to pull again at once. ` +
        `Notes replicate from ${REPLICA_DAYS} days before a client's first pull on, and older ones once they change. ` +
        'With "digest", the last page says what the client must hold by now; with "ranges", all rows of some of its ranges come along.',
      responses: answers('Changed rows, and the cursor to go on from', pullResponse, [
        'body_invalid',
        'cursor_foreign',
        'protocol_too_old',
        'protocol_too_new',
        'cursor_expired',
      ]),
    }),
    allow('workspace.read'),
    queryOf(pullQuery),
    async (c) => {
      const { cursor, limit, protocol, ...also } = c.req.valid('query');
      assertOurProtocol(Number(protocol));
      const reader = { workspaceId: c.var.workspaceId, memberId: c.var.member.id };
      const answer = await pull(store.db, reader, { cursor, limit: within(limit), ...wished(also) });
      if (typeof answer === 'string') throw CURSOR_PROBLEMS[answer]();
      metrics.pulls.inc();
      metrics.pulledRows.inc(answer.changes.length);
      if (answer.digest) metrics.digests.inc();
      if (also.ranges) metrics.repairs.inc(also.ranges.split(',').length);
      const { body, headers } = await compressed(
        JSON.stringify(answer satisfies PullResponse),
        c.req.header('accept-encoding'),
      );
      return c.body(body, 200, { 'content-type': 'application/json', ...headers });
    },
  );
}

type Also = Pick<z.infer<typeof pullQuery>, 'count' | 'digest' | 'ranges'>;

/** What is asked for beside the changes. */
function wished({ count, digest, ranges }: Also): Pick<PullWish, 'count' | 'digest' | 'ranges'> {
  const [size, at] = ranges?.split(':') ?? [];
  return {
    count: count === '1',
    digest: digest === '1',
    ranges: at === undefined ? undefined : { size: Number(size), at: at.split(',').map(Number) },
  };
}

const within = (limit: string | undefined): number =>
  Math.min(Math.max(Number(limit ?? PULL_LIMIT_DEFAULT), 1), PULL_LIMIT_MAX);

const CURSOR_PROBLEMS = {
  foreign: () =>
    new HubProblem('cursor_foreign', 'This cursor is not from this workspace: pull without one.', ['cursor']),
  expired: () =>
    new HubProblem('cursor_expired', 'What you may see has changed: forget all rows and pull without a cursor.'),
};
