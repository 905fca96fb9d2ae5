import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import { notFound } from '#server/app/hub-problem.ts';
import type { Identity } from '#server/auth/identity.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { invitationLetter } from '#server/mail/letters.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';

type Deps = {
  readonly store: Pick<Store, 'db'>;
  readonly identity: Pick<Identity, 'invite'>;
  readonly signIn: Pick<SignIn, 'mailer' | 'publicUrl' | 'settings'>;
};
type Sending = { readonly workspaceId: Id; readonly member: Member; readonly by: Member | null };

/** Makes an invitation for a member and mails it, where they have an address and the hub can send. */
export async function sendInvitation({ store, identity, signIn }: Deps, { workspaceId, member, by }: Sending) {
  const { mailer, publicUrl, settings } = signIn;
  const workspace = await inWorkspace(store.db, workspaceId, (tx) => findWorkspace(tx, workspaceId));
  if (workspace === null) throw notFound();
  const { code, link, expiresAt } = await identity.invite(workspaceId, member.id, by?.id ?? null);
  const words = {
    hubName: settings.hubName,
    workspace: workspace.name,
    role: member.role,
    by: by?.name ?? settings.hubName,
    link: `${publicUrl}/auth/invitation?${new URLSearchParams({ code })}`,
  };
  const mailed = member.email !== null && (await mailer.send(invitationLetter(member.email, words)));
  return { member, link, expiresAt, mailed };
}
