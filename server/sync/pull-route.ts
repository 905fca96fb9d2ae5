import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { describeRoute } from 'hono-openapi';
import { PULL_LIMIT_MAX, type PullResponse, pullQuery, pullResponse } from '#lib/protocol/pull.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { assertOurProtocol } from './protocol.ts';
import { PULL_LIMIT_DEFAULT, pull } from './pull.ts';

/** GET /pull: what changed since a cursor. */
export function pullRoute({ store, metrics }: AppDeps): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get(
    '/pull',
    describeRoute({
      tags: ['Sync'],
      summary: 'Get changes',
      description:
        `Rows changed since the cursor, in the order of their versions; without a cursor all of them. ` +
        `At most ${PULL_LIMIT_MAX} (${PULL_LIMIT_DEFAULT} unless asked); "more" says to pull again at once.`,
      responses: answers('Changed rows, and the cursor to go on from', pullResponse, [
        'body_invalid',
        'cursor_foreign',
        'protocol_too_old',
        'protocol_too_new',
        'cursor_expired',
      ]),
    }),
    allow('workspace.read'),
    compress({ encoding: 'gzip' }),
    queryOf(pullQuery),
    async (c) => {
      const { cursor, limit, protocol } = c.req.valid('query');
      assertOurProtocol(Number(protocol));
      const reader = { workspaceId: c.var.workspaceId, memberId: c.var.member.id };
      const answer = await pull(store.db, reader, { cursor, limit: within(limit) });
      if (typeof answer === 'string') throw CURSOR_PROBLEMS[answer]();
      metrics.pulls.inc();
      metrics.pulledRows.inc(answer.changes.length);
      const text = JSON.stringify(answer satisfies PullResponse);
      // The length lets `compress` pass small answers by.
      const headers = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` };
      return c.body(text, 200, headers);
    },
  );
}

const within = (limit: string | undefined): number =>
  Math.min(Math.max(Number(limit ?? PULL_LIMIT_DEFAULT), 1), PULL_LIMIT_MAX);

const CURSOR_PROBLEMS = {
  foreign: () =>
    new HubProblem('cursor_foreign', 'This cursor is not from this workspace: pull without one.', ['cursor']),
  expired: () =>
    new HubProblem('cursor_expired', 'What you may see has changed: forget all rows and pull without a cursor.'),
};
