import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import { may } from '#lib/model/permissions.ts';
import { endedResponse, sessionsResponse } from '#lib/protocol/identity.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { paramsOf, queryOf } from '#server/app/validated.ts';
import { allow } from './authed.ts';

const TAGS = ['Sessions'];
const which = z.object({ of: z.optional(z.enum(['me', 'everybody'])) });
const named = z.object({ session: id });

/** The browsers in which a member is signed in; below /v1/w/:workspace, after `authed`. */
export const sessionRoutes = ({ identity, bus }: Pick<AppDeps, 'identity' | 'bus'>) =>
  new Hono<MemberEnv>()
    .get(
      '/sessions',
      describeRoute({
        tags: TAGS,
        summary: 'Where I am signed in; with ?of=everybody, for admins, where anybody is',
        responses: answers('Open sessions, last used first', sessionsResponse, ['role_not_allowed']),
      }),
      allow('session.own'),
      queryOf(which),
      async (c) => {
        const { workspaceId, member, sessionId } = c.var;
        const all = c.req.valid('query').of === 'everybody';
        if (all && !may(member.role, 'session.manage')) {
          throw new HubProblem('role_not_allowed', 'Only admins see the sessions of others.');
        }
        return c.json({ sessions: await identity.sessions(workspaceId, all ? null : member.id, sessionId) });
      },
    )
    .delete(
      '/sessions/:session',
      describeRoute({
        tags: TAGS,
        summary: 'End a session: one of my own, or as an admin anybody’s',
        responses: answers('How many ended', endedResponse),
      }),
      allow('session.own'),
      paramsOf(named),
      async (c) => {
        const { workspaceId, member } = c.var;
        const ofMember = may(member.role, 'session.manage') ? null : member.id;
        const gone = await identity.endSession(workspaceId, c.req.valid('param').session, { ofMember, by: member.id });
        bus.publish({ workspaceId, memberId: null });
        return c.json({ ended: gone ? 1 : 0 });
      },
    )
    .post(
      '/sign-out',
      describeRoute({ tags: TAGS, summary: 'End the session that asks', responses: answers('Ended', endedResponse) }),
      allow('session.own'),
      async (c) => {
        const { workspaceId, member, sessionId } = c.var;
        await identity.endSession(workspaceId, sessionId, { ofMember: member.id, by: member.id });
        return c.json({ ended: 1 });
      },
    );
