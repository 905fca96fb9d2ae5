import type { HttpBindings } from '@hono/node-server';
import type { RequestIdVariables } from 'hono/request-id';
import type { Member } from '#lib/model/member.ts';

/** What middleware leaves for every handler. */
export type HubEnv = { Bindings: HttpBindings; Variables: RequestIdVariables };

/** What `authed` adds below /v1/w/:workspace: who asks, and in which workspace. */
export type MemberEnv = {
  Bindings: HttpBindings;
  Variables: RequestIdVariables & { workspaceId: string; member: Member };
};
