import type { Member, Workspace } from '#lib/model/member.ts';
import { readPlaced } from '#server/auth/secrets.ts';
import { findJoinCode } from '#server/auth/secrets-repository.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember } from '#server/members/repository.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';

export type Invited = { readonly workspace: Workspace; readonly member: Member };

/** Whom an open invitation is for; null for a wrong, used or old code. It is not used up. */
export async function invitedWith(store: Store, code: string, now: () => Date): Promise<Invited | null> {
  const placed = readPlaced(code);
  if (placed === null) return null;
  const { workspaceId, hash } = placed;
  return inWorkspace(store.db, workspaceId, async (tx) => {
    const memberId = await findJoinCode(tx, workspaceId, hash, now().toISOString());
    const member = memberId === null ? null : await findMember(tx, workspaceId, memberId);
    const workspace = await findWorkspace(tx, workspaceId);
    return member === null || workspace === null ? null : { workspace, member };
  });
}

/** The same for the path of a page that was opened with an invitation. */
export async function invitedBy(store: Store, path: string, now: () => Date): Promise<Invited | null> {
  const { pathname, searchParams } = new URL(path, 'http://hub');
  return pathname === '/auth/invitation' ? invitedWith(store, searchParams.get('code') ?? '', now) : null;
}
