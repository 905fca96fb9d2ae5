const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before the attempt after `failures` failed ones: doubling from a second to a minute, of which a
 * random half is taken off, so that a hub that comes back isn't met by everybody at once.
 */
export const backoff = (failures: number, random: () => number = Math.random): number =>
  Math.min(FIRST_MS * 2 ** Math.max(failures - 1, 0), LONGEST_MS) * (0.5 + random() / 2);

/** Resolves after `ms`, or at once when one of the signals aborts. */
export function pause(ms: number, ...signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  if (any.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      any.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    any.addEventListener('abort', done);
  });
}
