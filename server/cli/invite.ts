import * as z from 'zod/mini';
import { line } from '#lib/model/id.ts';
import { type Member, role, type Workspace } from '#lib/model/member.ts';
import { ROLES } from '#lib/model/roles.ts';
import type { InvitationRequest } from '#lib/protocol/identity.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { createMailer, NO_MAIL } from '#server/mail/mailer.ts';
import { sendInvitation } from '#server/members/invite.ts';
import { addInvited } from '#server/members/members.ts';
import { findMemberByEmail } from '#server/members/repository.ts';
import { StartError } from '#server/start-error.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { defineCommand } from './command.ts';

const invitation = z.object({ name: line(200), role, email: z.optional(z.email()) });

const USAGE = `Usage: touchline invite --name "Ann Lee" --role ${ROLES.join('|')} [--email ann@example.com] [--workspace <name or id>]`;
const text = { type: 'string' } as const;

/** `invite`: adds a member, prints their join link, and mails an invitation where the hub can; also while it runs. */
export const invite = defineCommand({
  summary: 'add a member and print the link by which they join',
  usage: USAGE,
  options: { name: text, role: text, email: text, workspace: text },
  run: async ({ workspace: wanted, ...asked }, { config, log, print }) => {
    const read = invitation.safeParse(asked);
    if (!read.success) throw new StartError('usage_wrong', USAGE);
    const { name, role, email = null } = read.data;
    const { publicUrl, signIn } = config;
    const store = await openDatabaseForCommand(config, log);
    try {
      const workspace = pickWorkspace(await store.owner(listWorkspaces), wanted);
      const identity = createTokenIdentity(store, { publicUrl, now: () => new Date() });
      const member = await add(store, workspace, { name, email, role });
      // The outbox would be this process's own, and gone with it.
      const mailer = signIn.smtpUrl === undefined ? NO_MAIL : createMailer({ ...signIn, publicUrl, log });
      const sending = { workspaceId: workspace.id, member, by: null };
      const { link, mailed } = await sendInvitation(
        { store, identity, signIn: { mailer, publicUrl, settings: signIn } },
        sending,
      );
      if (member.name !== name || member.role !== role)
        print(`This address is ${member.name}'s (${member.role}), who stays so; their new link:`);
      print(link);
      if (mailed) print(`An invitation was mailed to ${email}.`);
    } finally {
      await store.close();
    }
  },
});

/** Adds the member; one who has the address already stays as they are and gets a new link (they lost it, or changed browsers). */
const add = (store: Store, { id }: Workspace, wanted: InvitationRequest): Promise<Member> =>
  inWorkspace(store.db, id, async (tx) => {
    const known = wanted.email === null ? null : await findMemberByEmail(tx, id, wanted.email);
    return known ?? addInvited(tx, id, { by: null, wanted });
  });

/** The workspace of that name or id; without one, the only workspace there is. */
export function pickWorkspace(workspaces: Workspace[], wanted: string | undefined): Workspace {
  const fitting = workspaces.filter(({ id, name }) => wanted === undefined || id === wanted || name === wanted);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const known = workspaces.map(({ id, name }) => `${name} (${id})`).join(', ');
  throw workspaces.length === 0
    ? new StartError('workspace_missing', 'There is no workspace yet: start the hub once.')
    : new StartError('workspace_unclear', `Say with --workspace which one, by its id: ${known}.`);
}
