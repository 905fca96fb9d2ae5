import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Id } from '#lib/model/id.ts';
import type { Member, Role } from '#lib/model/member.ts';
import { may } from '#lib/model/permissions.ts';
import { answered } from '#lib/people/answered.ts';
import type { InvitationRequest } from '#lib/protocol/identity.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { WorkspaceDeps } from './deps.ts';
import { linesOf } from './lines.ts';

/** How long (ms) an answer about everybody counts as fresh: with many members it is long. */
const FRESH_MS = 30_000;

/** What an admin does about members. Each throws an error whose message is the hub's stable code. */
export type MemberActions = ReturnType<typeof useActions>['actions'];

/** Who is in the workspace: from the local copy, and, for admins, with what only the hub knows. */
export function useMembers({ port, me, members: hub, syncNow }: WorkspaceDeps) {
  const { value: members } = useWatch(port, 'members', {});
  const { actions, changed, removed } = useActions(hub, syncNow);
  const role = (changed.get(me.member.id) ?? members?.find(({ id }) => id === me.member.id) ?? me.member).role;
  const manages = may(role, 'member.manage');
  const of = may(role, 'session.manage') ? 'everybody' : 'me';
  const sessions = useQuery({
    queryKey: ['sessions', of],
    queryFn: ({ signal }) => hub.sessions(of, signal).then(answered),
    staleTime: FRESH_MS,
  });
  const invitations = useQuery({
    queryKey: ['invitations'],
    queryFn: ({ signal }) => hub.invitations(signal).then((answer) => answered(answer).invitations),
    enabled: manages,
    staleTime: FRESH_MS,
  });
  const [open, invited] = [sessions.data, invitations.data];
  const lines = useMemo(
    () => members && linesOf({ members, me: me.member.id, sessions: open, invitations: invited, changed, removed }),
    [members, me.member.id, open, invited, changed, removed],
  );
  const error = sessions.error ?? (manages ? invitations.error : null);
  const again = () => void Promise.all([sessions.refetch(), manages && invitations.refetch()]);
  return { lines, manages, actions, problem: error?.message ?? null, again };
}

/** The changes, and what the hub answered to them: the local copy has it with the next pull. */
function useActions(hub: WorkspaceDeps['members'], syncNow: () => void) {
  const client = useQueryClient();
  const [changed, setChanged] = useState<ReadonlyMap<Id, Member>>(new Map());
  const [removed, setRemoved] = useState<ReadonlySet<Id>>(new Set());
  const actions = useMemo(() => {
    const done = () => {
      syncNow();
      void client.invalidateQueries({ queryKey: ['sessions'] });
      void client.invalidateQueries({ queryKey: ['invitations'] });
    };
    const took = <T extends { member: Member }>(answer: T): T => {
      setChanged((before) => new Map(before).set(answer.member.id, answer.member));
      done();
      return answer;
    };
    return {
      invite: async (wanted: InvitationRequest) => took(answered(await hub.invite(wanted))),
      inviteAgain: async (id: Id) => took(answered(await hub.inviteAgain(id))),
      changeRole: async ({ id, role }: { id: Id; role: Role }) => took(answered(await hub.changeRole(id, role))),
      remove: async (id: Id) => {
        answered(await hub.remove(id));
        setRemoved((before) => new Set(before).add(id));
        done();
      },
      endSession: async (sessionId: Id) => {
        if (!(await hub.endSession(sessionId))) throw new Error('unreachable');
        done();
      },
    };
  }, [hub, syncNow, client]);
  return { actions, changed, removed };
}
