import { createTokenIdentity } from '#server/auth/token-identity.ts';
import { clearMove } from '#server/backup/moving.ts';
import { openDatabase } from '#server/db/open-database.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { startHub } from '#server/hub.ts';
import { createWorkspace } from '#server/workspaces/create.ts';
import { furnishWorkspace } from '#server/workspaces/furnish.ts';
import { listWorkspaces } from '#server/workspaces/repository.ts';
import { defineCommand, type Surroundings } from './command.ts';

/** `serve`: opens the store, listens, and stays until the signal aborts (SIGTERM, SIGINT). */
export const serve = defineCommand({
  summary: 'run the hub (what happens without a command)',
  usage: 'Usage: touchline serve',
  options: {},
  run: (_, around) => run(around),
});

async function run({ config, log, print, signal }: Surroundings): Promise<void> {
  const store = await openDatabase(config, log);
  try {
    if (config.databaseUrl === undefined) await clearMove(config.dataDir);
    const hub = await startHub({ ...config, store, log });
    try {
      log.info({ port: hub.port, host: config.host }, 'listening');
      const welcome = await welcomeFirst(store, config.publicUrl);
      print(`Touchline's hub is at ${config.publicUrl} (API: ${config.publicUrl}/docs).`);
      for (const line of welcome) print(line);
      await aborted(signal);
      log.info('shutting down');
    } finally {
      await hub.close();
    }
  } finally {
    await store.close();
  }
}

/** A hub without any workspace makes one, with an admin, and says how to come in. */
async function welcomeFirst(store: Store, publicUrl: string): Promise<string[]> {
  if ((await store.owner(listWorkspaces)).length > 0) return [];
  const identity = createTokenIdentity(store, { publicUrl, now: () => new Date() });
  const workspace = await createWorkspace(store, { name: 'My team' });
  await inWorkspace(store.db, workspace.id, (tx) => furnishWorkspace(tx, workspace.id));
  const admin = await identity.addMember(workspace.id, { name: 'Admin', email: null, role: 'admin' });
  return [
    `Made the workspace "${workspace.name}" (${workspace.id}). Its first admin joins, once and within seven days, by this link:`,
    await identity.makeJoinLink(workspace.id, admin.id),
  ];
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
