/** What this browser keeps for us, in bytes: how much there is, and how much more it takes. `kept`: it won't throw it away. */
export type Disk = { used: number; room: number; kept: boolean };

/** How things stand on this machine's disk; null where the browser doesn't say. */
export async function readDisk(): Promise<Disk | null> {
  try {
    const [{ usage, quota }, kept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return usage === undefined || quota === undefined ? null : { used: usage, room: Math.max(0, quota - usage), kept };
  } catch {
    return null;
  }
}

/** Asks the browser to throw nothing of ours away when space runs short; some ask the person. Whether it will keep it. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}

/** Less room than this (bytes) is worth a word: a few hundred thousand notes, or one browser update. */
export const LOW_ROOM = 50_000_000;
