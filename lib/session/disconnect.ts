import { storedConnection } from '#lib/browser/connection.ts';
import type { Unsent } from '#lib/browser/ending.ts';
import type { Kept } from '#lib/browser/kept.ts';
import { tellSignedOut } from './sessions.ts';
import { isNothing, unsentOf } from './unsent.ts';
import { wipe } from './wipe.ts';

export type DisconnectResult = { disconnected: true } | { disconnected: false; unsent: Unsent };

/**
 * Signs out of this browser: deletes what stands here, and tells the hub, which may be away. While something of the
 * person's would be lost with it, it does nothing and says what, unless `evenUnsent`.
 */
export async function disconnect({ evenUnsent }: { evenUnsent: boolean }): Promise<DisconnectResult> {
  const connection = await storedConnection.read();
  if (connection === null) return { disconnected: true };
  const unsent = evenUnsent ? null : await unsentOf(connection);
  if (unsent !== null && !isNothing(unsent)) return { disconnected: false, unsent };
  await storedConnection.remove();
  const told = tellSignedOut(connection);
  await wipe(connection);
  await told;
  return { disconnected: true };
}

/** Deletes what stands here of somebody who is not connected any more, under the same condition. */
export async function deleteKept(account: Kept, { evenUnsent }: { evenUnsent: boolean }): Promise<DisconnectResult> {
  const unsent = evenUnsent ? null : await unsentOf(account);
  if (unsent !== null && !isNothing(unsent)) return { disconnected: false, unsent };
  await wipe(account);
  return { disconnected: true };
}
