import type { HttpBindings } from '@hono/node-server';
import type { RequestIdVariables } from 'hono/request-id';
import type { Member } from '#lib/model/member.ts';

/** What middleware leaves for every handler. `clientAddress`: as far as it can be trusted (server/limits/client-address.ts). */
type HubVariables = RequestIdVariables & { clientAddress: string };
export type HubEnv = { Bindings: HttpBindings; Variables: HubVariables };

/** What `authed` adds below /v1/w/:workspace: who asks, and in which workspace. */
export type MemberEnv = {
  Bindings: HttpBindings;
  Variables: HubVariables & { workspaceId: string; member: Member; sessionId: string };
};
