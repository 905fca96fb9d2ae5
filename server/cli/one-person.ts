import type { Config } from '#server/config.ts';
import { openDatabaseForCommand } from '#server/db/open-database.ts';
import type { Store } from '#server/db/store.ts';
import { openLedger } from '#server/privacy/ledger.ts';
import { SeveralPeople } from '#server/privacy/person.ts';
import { StartError } from '#server/start-error.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import type { Surroundings } from './command.ts';
import { pickWorkspace } from './invite.ts';

/** What a command about one person works with. */
export type AboutPerson = {
  readonly store: Store;
  readonly workspaceId: string;
  readonly deps: ReturnType<typeof depsOf>;
};

/** Opens the store and the workspace for a command about one person; somebody who cannot be told apart is a StartError. */
export async function aboutPerson(
  { config, log }: Pick<Surroundings, 'config' | 'log'>,
  workspace: string | undefined,
  work: (about: AboutPerson) => Promise<void>,
): Promise<void> {
  const store = await openDatabaseForCommand(config, log);
  try {
    const { id } = pickWorkspace(await store.owner(listWorkspaces), workspace);
    await work({ store, workspaceId: id, deps: depsOf(store, config) });
  } catch (error) {
    throw error instanceof SeveralPeople ? new StartError('person_ambiguous', error.message) : error;
  } finally {
    await store.close();
  }
}

const depsOf = (store: Store, { ledgerPath }: Config) => ({
  db: store.db,
  // Open pages look by themselves every few seconds; a command has nobody to poke.
  bus: createInProcessBus(),
  ledger: openLedger(ledgerPath),
  now: () => new Date(),
});
