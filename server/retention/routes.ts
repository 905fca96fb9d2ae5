import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { jsonBody } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { RETENTION_DAYS, RETENTION_KINDS, retentionWish } from './kinds.ts';
import { findRetention, setRetention } from './settings.ts';

const TAGS = ['Privacy'];
const days = z.record(z.enum(RETENTION_KINDS), z.nullable(z.int()));
const retention = z.object({ days, defaults: days });

/** For how long what is kept. Mounted behind `authed`. */
export const retentionRoutes = ({ store }: AppDeps): Hono<MemberEnv> =>
  new Hono<MemberEnv>()
    .get(
      '/privacy/retention',
      describeRoute({
        tags: TAGS,
        summary: 'For how many days what is kept; null is for good',
        responses: answers('Of this workspace, and the defaults', retention, ['role_not_allowed']),
      }),
      allow('retention.set'),
      async (c) => {
        const { workspaceId } = c.var;
        const days = await inWorkspace(store.db, workspaceId, (tx) => findRetention(tx, workspaceId));
        return c.json({ days, defaults: RETENTION_DAYS });
      },
    )
    .put(
      '/privacy/retention',
      describeRoute({
        tags: TAGS,
        summary: 'Keep something for longer or for less',
        description: 'Only what is named changes. The run that follows within a day goes by it.',
        responses: answers('Of this workspace, and the defaults', retention, [
          'body_invalid',
          'body_not_json',
          'role_not_allowed',
        ]),
      }),
      allow('retention.set'),
      jsonBody(retentionWish),
      async (c) => {
        const { workspaceId, member } = c.var;
        const change = { wish: c.req.valid('json'), byId: member.id };
        const days = await inWorkspace(store.db, workspaceId, (tx) => setRetention(tx, workspaceId, change));
        return c.json({ days, defaults: RETENTION_DAYS });
      },
    );
