import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { type Ending, storedEnding } from '#lib/browser/ending.ts';
import { unsentOf } from './unsent.ts';
import { wipe } from './wipe.ts';

/**
 * The hub says that this token was revoked, or its member removed: counts what had not been sent, writes down why, and
 * deletes everything of theirs. Several pages hear it at once; the first does it. A token that is no longer the connection's
 * (the person has signed out or in meanwhile) ends nothing.
 */
export function endAccess(ended: Connection, why: Ending['why']): Promise<void> {
  return navigator.locks.request('touchline:end-access', async () => {
    const connection = await storedConnection.read();
    if (connection === null || connection.token !== ended.token) return;
    const unsent = await unsentOf(connection).catch(() => null);
    await storedEnding.write({ workspace: connection.workspace.name, why, at: Date.now(), unsent });
    // First the connection: every page lets go then, and none opens the database anew.
    await storedConnection.remove();
    await wipe(connection);
  });
}
