import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import type { Member, Role } from '#lib/model/member.ts';
import type { InvitationRequest } from '#lib/protocol/identity.ts';
import { HubProblem, notFound } from '#server/app/hub-problem.ts';
import { record } from '#server/audit/record.ts';
import { deleteJoinCodes } from '#server/auth/secrets-repository.ts';
import { endTokens } from '#server/auth/tokens.ts';
import type { Tx } from '#server/db/schema.ts';
import { takeVersions } from '#server/db/versions.ts';
import { raiseEpoch } from '#server/workspaces/repository.ts';
import { findMember, findMemberByEmail, insertMember, markRemoved, updateMember, whoIsIn } from './repository.ts';

/** Adds a member who has not come in yet. Throws address_taken when somebody here has the address already. */
export async function addInvited(
  tx: Tx,
  workspaceId: Id,
  { by, wanted }: { by: Id | null; wanted: InvitationRequest },
): Promise<Member> {
  const version = await takeVersions(tx, workspaceId, 1);
  if (wanted.email !== null && (await findMemberByEmail(tx, workspaceId, wanted.email)) !== null) {
    throw new HubProblem('address_taken', 'Somebody in this workspace has this address already.', ['email']);
  }
  const member: Member = { ...wanted, id: uuidv7(), version };
  await insertMember(tx, workspaceId, member);
  const { id: memberId, role } = member;
  await record(tx, workspaceId, { action: 'member.invited', actorId: by, memberId, details: { role } });
  return member;
}

/**
 * Gives a member another role. What they may see can change with it, so everybody's copy starts anew. Throws not_found,
 * and last_admin when nobody would be left to look after the workspace.
 */
export async function changeRole(
  tx: Tx,
  workspaceId: Id,
  { by, memberId, role }: { by: Id; memberId: Id; role: Role },
): Promise<Member> {
  const version = await takeVersions(tx, workspaceId, 1);
  const member = await findMember(tx, workspaceId, memberId);
  if (member === null) throw notFound();
  if (member.role === role) return member;
  if (member.role === 'admin') await keepAnAdmin(tx, workspaceId);
  const changed = { ...member, role, version };
  await updateMember(tx, workspaceId, changed);
  await raiseEpoch(tx, workspaceId);
  const details = { from: member.role, to: role };
  await record(tx, workspaceId, { action: 'member.role_changed', actorId: by, memberId, details });
  return changed;
}

/** Takes a member out: their sessions and invitations end, what they wrote stays. `false` when there is no such member. */
export async function removeMember(
  tx: Tx,
  workspaceId: Id,
  { by, memberId, at }: { by: Id; memberId: Id; at: Date },
): Promise<boolean> {
  const version = await takeVersions(tx, workspaceId, 1);
  const member = await findMember(tx, workspaceId, memberId);
  if (member === null) return false;
  if (member.role === 'admin') await keepAnAdmin(tx, workspaceId);
  await markRemoved(tx, workspaceId, { ...member, version }, at.toISOString());
  await endTokens(tx, workspaceId, { ofMember: memberId }, at);
  await deleteJoinCodes(tx, workspaceId, memberId);
  await record(tx, workspaceId, { action: 'member.removed', actorId: by, memberId });
  return true;
}

/** The counter is held, so that two admins who take each other out at once do not both succeed. */
async function keepAnAdmin(tx: Tx, workspaceId: Id): Promise<void> {
  const { admins } = await whoIsIn(tx, workspaceId);
  if (admins.length > 1) return;
  throw new HubProblem('last_admin', 'This is the only admin: make somebody else an admin first.');
}
