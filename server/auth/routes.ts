import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { joinRequest, joinResponse, me } from '#lib/protocol/join.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { HubEnv, MemberEnv } from '#server/app/env.ts';
import { HubProblem, notFound } from '#server/app/hub-problem.ts';
import { limitBody } from '#server/app/limit-body.ts';
import { jsonBody } from '#server/app/validated.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';

const TAGS = ['Membership'];
const JOIN_BODY_MAX = 4_096;

/** Coming in by a join link. */
export const joinRoutes = ({ identity }: Pick<AppDeps, 'identity'>) =>
  new Hono<HubEnv>().post(
    '/v1/join',
    describeRoute({
      tags: TAGS,
      summary: 'Turn the one-time code of a join link into a token',
      security: [],
      responses: answers('The token, shown this once', joinResponse, [
        'body_invalid',
        'body_not_json',
        'join_code_invalid',
      ]),
    }),
    limitBody(JOIN_BODY_MAX),
    jsonBody(joinRequest),
    async (c) => {
      const joined = await identity.join(c.req.valid('json').code, c.req.valid('json').device);
      if (joined !== null) return c.json(joined);
      throw new HubProblem(
        'join_code_invalid',
        'This join link is not known here, was used already, or is older than seven days: ask for a new one.',
      );
    },
  );

/** Who I am; below /v1/w/:workspace, after `authed`. */
export const meRoutes = ({ store }: Pick<AppDeps, 'store'>) =>
  new Hono<MemberEnv>().get(
    '/me',
    describeRoute({ tags: TAGS, summary: 'Who I am, and where', responses: answers('Workspace and member', me) }),
    async (c) => {
      const { workspaceId, member } = c.var;
      const workspace = await inWorkspace(store.db, workspaceId, (tx) => findWorkspace(tx, workspaceId));
      if (workspace === null) throw notFound();
      return c.json({ workspace, member });
    },
  );
