import { parseArgs } from 'node:util';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { StartError } from '#server/start-error.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import type { Command } from './command.ts';
import { pickWorkspace } from './invite.ts';

/** `write-key`: makes a key by which a source (Segment, RudderStack, a form tool) may send touches, and prints it once. */
export const writeKey: Command = async ({ args, config, log, print }) => {
  const { name, workspace } = readOptions(args);
  const store = await openDatabaseForCommand(config, log);
  try {
    const { id } = pickWorkspace(await store.owner(listWorkspaces), workspace);
    print(await inWorkspace(store.db, id, (tx) => makeWriteKey(tx, id, name)));
  } finally {
    await store.close();
  }
};

function readOptions(args: string[]): { name: string; workspace: string | undefined } {
  try {
    const text = { type: 'string' } as const;
    const { name, workspace } = parseArgs({ args, options: { name: text, workspace: text } }).values;
    if (name?.trim()) return { name: name.trim().slice(0, 200), workspace };
  } catch {
    // Said below.
  }
  throw new StartError('Usage: touchline write-key --name "Website" [--workspace <name or id>]');
}
