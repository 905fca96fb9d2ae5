import { stored } from './storage.ts';

/** A number that grows when the local store has changed, for frames that may not open it. It says nothing else. */
const tick = stored('session', 'storeTick', (value) => (typeof value === 'number' ? value : null));

/** Tells frames without a database that something has changed. Never rejects. */
export async function tellStoreChanged(): Promise<void> {
  try {
    await tick.write(((await tick.read()) ?? 0) + 1);
  } catch {
    // A page that outlived an update of the extension has no storage any more; its writes are safe all the same.
  }
}

export function onStoreChanged(heard: () => void, signal: AbortSignal): void {
  tick.watch(() => heard(), signal);
}
