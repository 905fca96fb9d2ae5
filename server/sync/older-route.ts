import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { OLDER_LIMIT, type OlderResponse, olderQuery, olderResponse } from '#lib/protocol/older.ts';
import { REPLICA_DAYS } from '#lib/protocol/pull.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { olderNotes } from './older.ts';

/** GET /notes/older: notes from before those that replicate. */
export function olderRoute({ store }: AppDeps): Hono<MemberEnv> {
  return new Hono<MemberEnv>().get(
    '/notes/older',
    describeRoute({
      tags: ['Sync'],
      summary: 'Get older notes',
      description:
        `A pull brings the notes of ${REPLICA_DAYS} days. These are those from before a moment or place, newest first, ` +
        `${OLDER_LIMIT} at a time, with their replies; of one contact where it is named.`,
      responses: answers('Notes, their replies, and the place to go on from', olderResponse, ['body_invalid']),
    }),
    allow('workspace.read'),
    queryOf(olderQuery),
    async (c) => {
      const { workspaceId } = c.var;
      const wish = c.req.valid('query');
      const older = await inWorkspace(store.db, workspaceId, (tx) => olderNotes(tx, workspaceId, wish));
      return c.json(older satisfies OlderResponse);
    },
  );
}
