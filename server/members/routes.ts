import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import {
  invitationRequest,
  invitationResponse,
  invitationsResponse,
  memberChange,
  memberResponse,
  removedResponse,
} from '#lib/protocol/identity.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { notFound } from '#server/app/hub-problem.ts';
import { jsonBody, paramsOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { openJoinCodes } from '#server/auth/secrets-repository.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { sendInvitation } from './invite.ts';
import { addInvited, changeRole, removeMember } from './members.ts';
import { findMember, memberOf } from './repository.ts';

const TAGS = ['Members'];
const ADMINS = ['role_not_allowed'] as const;
const named = z.object({ member: id });

/** Who is in the workspace, and as what: for admins; below /v1/w/:workspace, after `authed`. */
export const membershipRoutes = (deps: Pick<AppDeps, 'store' | 'identity' | 'signIn' | 'bus' | 'now'>) => {
  const { store, bus, now } = deps;
  const inside = <T>(workspaceId: string, work: (tx: Tx) => Promise<T>) => inWorkspace(store.db, workspaceId, work);
  const poke = (workspaceId: string) => bus.publish({ workspaceId, memberId: null });
  return new Hono<MemberEnv>()
    .get(
      '/invitations',
      describeRoute({
        tags: TAGS,
        summary: 'Who has been invited and has not come in yet',
        responses: answers('Open invitations, newest first', invitationsResponse, ADMINS),
      }),
      allow('member.manage'),
      async (c) => {
        const { workspaceId } = c.var;
        const rows = await inside(workspaceId, (tx) => openJoinCodes(tx, workspaceId, now().toISOString()));
        const invitations = rows.map(({ invited_at, expires_at, invited_by, ...row }) => {
          return { member: memberOf(row), createdAt: invited_at, expiresAt: expires_at, invitedBy: invited_by };
        });
        return c.json({ invitations });
      },
    )
    .post(
      '/invitations',
      describeRoute({
        tags: TAGS,
        summary: 'Invite somebody: by mail where there is an address and a mail server, and by the link in the answer',
        responses: answers('The link, shown this once', invitationResponse, [
          ...ADMINS,
          'body_invalid',
          'body_not_json',
          'address_taken',
        ]),
      }),
      allow('member.manage'),
      jsonBody(invitationRequest),
      async (c) => {
        const { workspaceId, member: by } = c.var;
        const wanted = c.req.valid('json');
        const member = await inside(workspaceId, (tx) => addInvited(tx, workspaceId, { by: by.id, wanted }));
        poke(workspaceId);
        return c.json(await sendInvitation(deps, { workspaceId, member, by }));
      },
    )
    .post(
      '/members/:member/invitation',
      describeRoute({
        tags: TAGS,
        summary: 'Invite a member again: a new link, which ends the ones before',
        responses: answers('The link, shown this once', invitationResponse, [...ADMINS, 'not_found']),
      }),
      allow('member.manage'),
      paramsOf(named),
      async (c) => {
        const { workspaceId, member: by } = c.var;
        const member = await inside(workspaceId, (tx) => findMember(tx, workspaceId, c.req.valid('param').member));
        if (member === null) throw notFound();
        return c.json(await sendInvitation(deps, { workspaceId, member, by }));
      },
    )
    .patch(
      '/members/:member',
      describeRoute({
        tags: TAGS,
        summary: 'Give a member another role',
        responses: answers('The member as they are now', memberResponse, [
          ...ADMINS,
          'body_invalid',
          'body_not_json',
          'not_found',
          'last_admin',
        ]),
      }),
      allow('member.manage'),
      paramsOf(named),
      jsonBody(memberChange),
      async (c) => {
        const { workspaceId, member: by } = c.var;
        const change = { by: by.id, memberId: c.req.valid('param').member, role: c.req.valid('json').role };
        const member = await inside(workspaceId, (tx) => changeRole(tx, workspaceId, change));
        poke(workspaceId);
        return c.json({ member });
      },
    )
    .delete(
      '/members/:member',
      describeRoute({
        tags: TAGS,
        summary: 'Take a member out, or an invitation back',
        responses: answers('How many were taken out', removedResponse, [...ADMINS, 'last_admin']),
      }),
      allow('member.manage'),
      paramsOf(named),
      async (c) => {
        const { workspaceId, member: by } = c.var;
        const which = { by: by.id, memberId: c.req.valid('param').member, at: now() };
        const gone = await inside(workspaceId, (tx) => removeMember(tx, workspaceId, which));
        poke(workspaceId);
        return c.json({ removed: gone ? 1 : 0 });
      },
    );
};
