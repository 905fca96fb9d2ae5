import { oneAtATime } from './one-at-a-time.ts';
import type { Reads, StorePort, Writes } from './port.ts';

/** How a frame without a database reaches the background, and how it hears that something has changed there. */
export type StoreLink = {
  call(call: 'store.read' | 'store.run', say: { name: string; args: unknown }): Promise<unknown>;
  /** Calls back after each change until the signal aborts. */
  onChange(heard: () => void, signal: AbortSignal): void;
};

/** The store over messages to the background, which has the database: same reads, same writes, same promises. */
export function openRemote(link: StoreLink): StorePort {
  const read = async <K extends keyof Reads>(name: K, args: Reads[K]['args']) =>
    // The background is our own code and has read the arguments; its answers keep the port's types.
    (await link.call('store.read', { name, args })) as Reads[K]['result'];
  return {
    read,
    watch(name, args, onResult, onError, signal) {
      let last: string | undefined;
      const again = oneAtATime(async () => {
        if (signal.aborted) return;
        const result = await read(name, args).catch(onError);
        const text = JSON.stringify(result);
        if (signal.aborted || text === last || result === undefined) return;
        last = text;
        onResult(result);
      });
      link.onChange(() => void again(), signal);
      void again();
    },
    run: async <K extends keyof Writes>(name: K, args: Writes[K]['args']) =>
      (await link.call('store.run', { name, args })) as Writes[K]['result'],
  };
}
