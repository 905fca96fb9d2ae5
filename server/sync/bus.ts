import type { Id } from '#lib/model/id.ts';

/** "Pull now", for everybody in a workspace, or for one member where only rows of theirs changed. */
export type Poke = { workspaceId: Id; memberId: Id | null };

/** Whether this hub's pokes reach other hubs: it has none to reach, they do, or the way is broken just now. */
export const BUS_STATES = ['alone', 'connected', 'away'] as const;
export type BusState = (typeof BUS_STATES)[number];

/**
 * Carries pokes from the hub that committed to those who listen. A poke is a hint: it holds no data, may be lost or
 * doubled, and clients look every 15 s anyway (ARCHITECTURE.md, decision 9). Publish after the commit, never inside.
 */
export type Bus = {
  /** Never throws and never waits: what was committed is committed, whoever hears of it. */
  publish(poke: Poke): void;
  /** Calls `onPoke` for each poke until the signal aborts. `onPoke` must not throw. */
  subscribe(onPoke: (poke: Poke) => void, signal: AbortSignal): void;
  state(): BusState;
  close(): Promise<void>;
};

/** A bus for one hub process. */
export function createInProcessBus(): Bus {
  const listeners = new Set<(poke: Poke) => void>();
  return {
    publish(poke) {
      for (const listener of listeners) listener(poke);
    },
    subscribe(onPoke, signal) {
      if (signal.aborted) return;
      listeners.add(onPoke);
      signal.addEventListener('abort', () => listeners.delete(onPoke), { once: true });
    },
    state: () => 'alone',
    close: async () => {},
  };
}
