import type { Connection } from '#lib/browser/connection.ts';
import { databaseOf } from '#lib/session/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { OptionsDeps } from './deps.ts';

/** How the connection's sync stands, from its own database; nothing is heard where this page may not open it. */
export const watchSyncState: OptionsDeps['watchSyncState'] = (connection, onState, signal) =>
  void follow(connection, onState, signal).catch(() => {});

async function follow(
  connection: Connection,
  onState: Parameters<OptionsDeps['watchSyncState']>[1],
  signal: AbortSignal,
): Promise<void> {
  const db = await databaseOf(connection);
  if (signal.aborted) return db.close();
  signal.addEventListener('abort', () => db.close(), { once: true });
  openDirect(db).watch(
    'syncState',
    {},
    ({ state }) => onState(state),
    () => {},
    signal,
  );
}
