import { suppressPerson, unsuppressPerson } from '#server/privacy/suppress.ts';
import { defineCommand } from './command.ts';
import { aboutPerson } from './one-person.ts';

const USAGE = `Usage: touchline suppress ADDRESS [options]
  Keeps nothing about somebody who objects, from now on, and takes their touches away: by e-mail address, number, a
  source's user id, or @domain for all addresses at it and below it. Notes stay; "touchline erase --suppress" takes all.
  --lift                   take them off the list again
  --workspace NAME         which workspace, by name or id`;

/** `suppress`: the list of those who object. */
export const suppress = defineCommand({
  summary: 'keep nothing about somebody who objects',
  usage: USAGE,
  options: { lift: { type: 'boolean', default: false }, workspace: { type: 'string' } },
  operands: ['ADDRESS'],
  run: ({ lift, workspace }, { print, ...around }, asked) =>
    aboutPerson(around, workspace, async ({ store, workspaceId, deps }) => {
      const wish = { asked, byId: null };
      if (lift) {
        const lifted = await unsuppressPerson(store.db, workspaceId, wish);
        print(lifted ? 'Taken off the list.' : 'They were not on the list.');
      } else {
        const { touches } = await suppressPerson(deps, workspaceId, wish);
        print(`On the list. ${touches} touches were taken away.`);
      }
    }),
});
