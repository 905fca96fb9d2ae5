import { createMiddleware } from 'hono/factory';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';
import { type Action, may } from '#lib/model/permissions.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import type { Identity } from './identity.ts';
import type { TokenRefusal } from './tokens.ts';

/**
 * For everything below /v1/w/:workspace: reads the bearer token and leaves `workspaceId`, `member` and `sessionId`. A token
 * of another workspace, and one for a workspace that does not exist, are answered alike: token_invalid.
 */
export const authed = (identity: Identity) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    const token = bearerOf(c.req.header('authorization'));
    if (token === null) {
      throw new HubProblem('token_missing', 'Send the token of your membership as "Authorization: Bearer <token>".');
    }
    const workspaceId = z.safeParse(id, c.req.param('workspace'));
    if (!workspaceId.success) throw refused('token_invalid');
    const read = await identity.whoIs(workspaceId.data, token);
    if (!read.ok) throw refused(read.code);
    c.set('workspaceId', workspaceId.data);
    c.set('member', read.member);
    c.set('sessionId', read.sessionId);
    await next();
  });

const SENTENCES: Record<TokenRefusal, string> = {
  token_invalid: 'This token does not open this workspace: sign in again.',
  token_expired: 'This sign-in has ended by itself: sign in again. Nothing that waits here is lost.',
  token_revoked: 'This session was ended: sign in again, or ask an admin.',
  member_removed: 'You are no longer a member of this workspace: ask an admin.',
};
const refused = (code: TokenRefusal) => new HubProblem(code, SENTENCES[code]);

/** Lets those pass whose role may do it (server/auth/permissions.ts). */
export const allow = (action: Action) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    if (!may(c.var.member.role, action)) {
      throw new HubProblem('role_not_allowed', 'Your role in this workspace does not include this: ask an admin.');
    }
    await next();
  });

/** The token of an `Authorization: Bearer` header; null without one. */
export const bearerOf = (header: string | undefined): string | null =>
  /^Bearer +([\w.~+/=-]+)$/i.exec(header ?? '')?.[1] ?? null;
