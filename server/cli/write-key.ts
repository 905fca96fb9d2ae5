import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { StartError } from '#server/start-error.ts';
import { makeWriteKey } from '#server/touches/write-keys.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { defineCommand } from './command.ts';
import { pickWorkspace } from './invite.ts';

const USAGE = 'Usage: touchline write-key --name "Website" [--workspace <name or id>]';

/** `write-key`: makes a key by which a source (Segment, RudderStack, a form tool) may send touches, and prints it once. */
export const writeKey = defineCommand({
  summary: 'make a key by which a source may send touches',
  usage: USAGE,
  options: { name: { type: 'string', default: '' }, workspace: { type: 'string' } },
  run: async ({ name, workspace }, { config, log, print }) => {
    const label = name.trim().slice(0, 200);
    if (label === '') throw new StartError('usage_wrong', USAGE);
    const store = await openDatabaseForCommand(config, log);
    try {
      const { id } = pickWorkspace(await store.owner(listWorkspaces), workspace);
      print(await inWorkspace(store.db, id, (tx) => makeWriteKey(tx, id, label)));
    } finally {
      await store.close();
    }
  },
});
