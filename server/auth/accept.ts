import type { Store } from '#server/db/store.ts';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember, findMemberByEmail, updateMember } from '#server/members/repository.ts';
import { readPlaced } from './secrets.ts';
import { findJoinCode, spendJoinCode } from './secrets-repository.ts';

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
    const version = await takeVersions(tx, workspaceId, 1);
    const memberId = await findJoinCode(tx, workspaceId, hash, now.toISOString());
    const member = memberId === null ? null : await findMember(tx, workspaceId, memberId);
    if (member === null) return 'invitation_invalid';
    const holder = await findMemberByEmail(tx, workspaceId, email);
    const theirs = member.email === null || member.email.toLowerCase() === email.toLowerCase();
    if (!theirs || (holder !== null && holder.id !== member.id)) return 'invitation_foreign';
    await spendJoinCode(tx, workspaceId, hash, now.toISOString());
    await updateMember(tx, workspaceId, { ...member, email: member.email ?? email, version });
    return null;
  });
}
