import { parseArgs } from 'node:util';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { makeSample, removeSample } from '#server/sample/workspace.ts';
import { StartError } from '#server/start-error.ts';
import type { Command } from './command.ts';

/** `sample`: makes the sample workspace, once; `sample --remove` takes it away again with everything in it. */
export const sample: Command = async ({ args, config, log, print }) => {
  const remove = readOptions(args);
  const store = await openDatabaseForCommand(config, log);
  try {
    if (remove) {
      print((await removeSample(store)) > 0 ? 'The sample workspace is gone.' : 'There is no sample workspace.');
      return;
    }
    const { workspace, made } = await makeSample(store, { now: new Date() });
    print(`${made ? 'Made' : 'There is already'} the ${workspace.name.toLowerCase()} (${workspace.id}).`);
    print('Remove it with: npm run sample -- --remove');
  } finally {
    await store.close();
  }
};

function readOptions(args: string[]): boolean {
  try {
    return parseArgs({ args, options: { remove: { type: 'boolean', default: false } } }).values.remove;
  } catch {
    throw new StartError('Usage: touchline sample [--remove]');
  }
}
