import { openDatabaseForCommand } from '#server/db/open-database.ts';
import { makeSample, removeSample } from '#server/sample/workspace.ts';
import { defineCommand } from './command.ts';

/** `sample`: makes the sample workspace, once; `sample --remove` takes it away again with everything in it. */
export const sample = defineCommand({
  summary: 'make or remove the sample workspace',
  usage: 'Usage: touchline sample [--remove]',
  options: { remove: { type: 'boolean', default: false } },
  run: async ({ remove }, { config, log, print }) => {
    const store = await openDatabaseForCommand(config, log, { make: !remove });
    try {
      if (remove) {
        print((await removeSample(store)) > 0 ? 'The sample workspace is gone.' : 'There is no sample workspace.');
        return;
      }
      const { workspace, made } = await makeSample(store, { now: new Date() });
      print(`${made ? 'Made' : 'There is already'} the ${workspace.name.toLowerCase()} (${workspace.id}).`);
      print('Remove it with: touchline sample --remove');
    } finally {
      await store.close();
    }
  },
});
