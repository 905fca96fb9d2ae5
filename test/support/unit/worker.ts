import type { WorkerSession } from '#entrypoints/background/worker-session.ts';
import { openDirect } from '#lib/store/direct.ts';
import { hubClient } from '#lib/sync/hub-client.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { newDatabase } from './database.ts';

/** What the worker works with, over a database of its own and a network that the test gives. */
export async function workerSession(fetch: Fetch, signal: AbortSignal): Promise<WorkerSession> {
  const db = await newDatabase();
  const hub = hubClient({ hub: 'https://hub.example', workspaceId: 'w', token: 't' }, fetch);
  const port = openDirect(db);
  return { parts: { db, hub }, port, lookUps: lookUps(hub, port), signal };
}
