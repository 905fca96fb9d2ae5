import type * as z from 'zod/mini';
import type { Connection } from '#lib/browser/connection.ts';
import type { Id } from '#lib/model/id.ts';
import type { Role } from '#lib/model/member.ts';
import {
  type InvitationRequest,
  invitationResponse,
  invitationsResponse,
  memberResponse,
  removedResponse,
} from '#lib/protocol/identity.ts';
import { ask, type Fetch, type HubRequest } from '#lib/sync/request.ts';
import { endSession, openSessions } from './sessions.ts';

const network: Fetch = (...args) => globalThis.fetch(...args);

/** What an admin asks the hub about the workspace's members. Nothing throws; each answer is read by its schema. */
export type MembersAtHub = ReturnType<typeof membersAtHub>;

export function membersAtHub(connection: Connection, fetch: Fetch = network) {
  const { hub, workspace, token } = connection;
  type How = Partial<Pick<HubRequest<unknown>, 'body' | 'method' | 'signal'>>;
  const asked = <T>(path: string, schema: z.ZodMiniType<T>, how: How) =>
    ask({
      fetch,
      url: `${hub}/v1/w/${workspace.id}${path}`,
      token,
      schema,
      signal: new AbortController().signal,
      ...how,
    });
  return {
    sessions: (of: 'me' | 'everybody', signal: AbortSignal) => openSessions(connection, signal, { of, fetch }),
    endSession: (sessionId: Id) => endSession(connection, sessionId, fetch),
    invitations: (signal: AbortSignal) => asked('/invitations', invitationsResponse, { signal }),
    invite: (wanted: InvitationRequest) => asked('/invitations', invitationResponse, { body: wanted }),
    /** A new link for somebody who is a member already; the ones before end. */
    inviteAgain: (memberId: Id) => asked(`/members/${memberId}/invitation`, invitationResponse, { method: 'POST' }),
    changeRole: (memberId: Id, role: Role) =>
      asked(`/members/${memberId}`, memberResponse, { method: 'PATCH', body: { role } }),
    /** Takes a member out, or an invitation back. */
    remove: (memberId: Id) => asked(`/members/${memberId}`, removedResponse, { method: 'DELETE' }),
  };
}
