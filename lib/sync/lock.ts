/** A way to run `work` while no other holder of the name does; `otherwise` when the signal aborts while waiting in line. */
export type Lock = <T>(name: string, signal: AbortSignal, otherwise: T, work: () => Promise<T>) => Promise<T>;

/**
 * Runs `work` while holding the lock that all pages and the worker of this browser share. `otherwise` when the signal
 * aborts while waiting in line.
 */
export const withLock: Lock = async (name, signal, otherwise, work) => {
  if (signal.aborted) return otherwise;
  let started = false;
  try {
    return await navigator.locks.request(name, { signal }, () => {
      started = true;
      return work();
    });
  } catch (error) {
    if (!started && signal.aborted) return otherwise;
    throw error;
  }
};
