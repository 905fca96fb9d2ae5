import * as z from 'zod/mini';
import { line } from '#lib/model/id.ts';
import { ROLES, role, type Workspace } from '#lib/model/member.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { StartError } from '#server/start-error.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { defineCommand } from './command.ts';

const invitation = z.object({ name: line(200), role, email: z.optional(z.email()) });

const USAGE = `Usage: touchline invite --name "Ann Lee" --role ${ROLES.join('|')} [--email ann@example.com] [--workspace <name or id>]`;
const text = { type: 'string' } as const;

/** `invite`: adds a member and prints their join link; also while the hub runs. */
export const invite = defineCommand({
  summary: 'add a member and print the link by which they join',
  usage: USAGE,
  options: { name: text, role: text, email: text, workspace: text },
  run: async ({ workspace: wanted, ...asked }, { config, log, print }) => {
    const read = invitation.safeParse(asked);
    if (!read.success) throw new StartError(USAGE);
    const { name, role, email = null } = read.data;
    const store = await openDatabaseForCommand(config, log);
    try {
      const workspace = pickWorkspace(await store.owner(listWorkspaces), wanted);
      const identity = createTokenIdentity(store, { publicUrl: config.publicUrl, now: () => new Date() });
      const member = await identity.addMember(workspace.id, { name, email, role });
      print(await identity.makeJoinLink(workspace.id, member.id));
    } finally {
      await store.close();
    }
  },
});

/** The workspace of that name or id; without one, the only workspace there is. */
export function pickWorkspace(workspaces: Workspace[], wanted: string | undefined): Workspace {
  const fitting = workspaces.filter(({ id, name }) => wanted === undefined || id === wanted || name === wanted);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const known = workspaces.map(({ id, name }) => `${name} (${id})`).join(', ');
  throw new StartError(
    workspaces.length === 0
      ? 'There is no workspace yet: start the hub once.'
      : `Say with --workspace which one, by its id: ${known}.`,
  );
}
