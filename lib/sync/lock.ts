/**
 * Runs `work` while holding the lock that all pages and the worker of this browser share. `otherwise` when the signal
 * aborts while waiting in line.
 */
export async function withLock<T>(name: string, signal: AbortSignal, otherwise: T, work: () => Promise<T>): Promise<T> {
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
}
