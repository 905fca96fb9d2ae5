import type { Connection } from '#lib/browser/connection.ts';
import { databaseOf } from '#lib/session/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { OptionsDeps } from './deps.ts';

/** How the connection's member and sync stand, from their own database; nothing is heard where this page may not open it. */
export const watchStanding: OptionsDeps['watchStanding'] = (connection, onStanding, signal) =>
  void follow(connection, onStanding, signal).catch(() => {});

async function follow(
  connection: Connection,
  onStanding: Parameters<OptionsDeps['watchStanding']>[1],
  signal: AbortSignal,
): Promise<void> {
  const db = await databaseOf(connection);
  if (signal.aborted) return db.close();
  signal.addEventListener('abort', () => db.close(), { once: true });
  const port = openDirect(db);
  const ignore = () => {};
  port.watch('syncState', {}, ({ state }) => onStanding({ sync: state }), ignore, signal);
  const isMe = ({ id }: { id: string }) => id === connection.member.id;
  port.watch('members', {}, (members) => onStanding({ role: members.find(isMe)?.role }), ignore, signal);
}
