import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a move keeps what it has read out until it is written: people's data in the clear. */
export const moveFile = (dataDir: string): string => join(dataDir, 'move.backup');

/** Removes what a move wrote, also one that was killed. Only for the holder of the store's lock, or after the move. */
export async function clearMove(dataDir: string): Promise<void> {
  for (const path of [moveFile(dataDir), `${moveFile(dataDir)}.part`]) await rm(path, { force: true });
}
