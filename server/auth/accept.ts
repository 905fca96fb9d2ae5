import type { Member } from '#lib/model/member.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember, findMemberByEmail, updateMember } from '#server/members/repository.ts';
import { openVersions } from '#server/sync/versions.ts';
import { readPlaced } from './secrets.ts';
import { findJoinCode, spendJoinCode } from './secrets-repository.ts';

/** Whether an invitation of this member's is for whoever proved `email`: one made out to an address is for it alone. */
export const isFor = (member: Member, email: string): boolean =>
  member.email === null || member.email.toLowerCase() === email.toLowerCase();

/**
 * Uses up an invitation for somebody who proved `email`, which becomes the member's where they had none. One that was
 * made out to another address, or to somebody who is in already under this one, stays as it is.
 */
export async function accept(
  store: Store,
  { code, email, now }: { code: string; email: string; now: Date },
): Promise<'invitation_invalid' | 'invitation_foreign' | null> {
  const placed = readPlaced(code);
  if (placed === null) return 'invitation_invalid';
  const { workspaceId, hash } = placed;
  return inWorkspace(store.db, workspaceId, async (tx) => {
    const versions = await openVersions(tx, workspaceId);
    const memberId = await findJoinCode(tx, workspaceId, hash, now.toISOString());
    const member = memberId === null ? null : await findMember(tx, workspaceId, memberId);
    if (member === null) return 'invitation_invalid';
    const holder = await findMemberByEmail(tx, workspaceId, email);
    if (!isFor(member, email) || (holder !== null && holder.id !== member.id)) return 'invitation_foreign';
    await spendJoinCode(tx, workspaceId, hash, now.toISOString());
    await updateMember(tx, workspaceId, { ...member, email: member.email ?? email, version: versions.take() });
    await versions.close();
    return null;
  });
}
