import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { line } from '#lib/model/id.ts';
import { ROLES, role, type Workspace } from '#lib/model/member.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { StartError } from '#server/start-error.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import type { Command } from './command.ts';

const options = z.object({ name: line(200), role, email: z.optional(z.email()), workspace: z.optional(z.string()) });

const USAGE = `touchline invite --name "Ann Lee" --role ${ROLES.join('|')} [--email ann@example.com] [--workspace <name or id>]`;

/** `invite`: adds a member and prints their join link; also while the hub runs. */
export const invite: Command = async ({ args, config, log, print }) => {
  const asked = readOptions(args);
  const store = await openDatabaseForCommand(config, log);
  try {
    const workspace = pickWorkspace(await store.owner(listWorkspaces), asked.workspace);
    const identity = createTokenIdentity(store, { publicUrl: config.publicUrl, now: () => new Date() });
    const member = await identity.addMember(workspace.id, {
      name: asked.name,
      email: asked.email ?? null,
      role: asked.role,
    });
    print(await identity.makeJoinLink(workspace.id, member.id));
  } finally {
    await store.close();
  }
};

function readOptions(args: string[]): z.infer<typeof options> {
  const text = { type: 'string' } as const;
  try {
    return z.parse(
      options,
      parseArgs({ args, options: { name: text, role: text, email: text, workspace: text } }).values,
    );
  } catch {
    throw new StartError(`Usage: ${USAGE}`);
  }
}

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
