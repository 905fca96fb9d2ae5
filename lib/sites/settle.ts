/** Times in ms: a page is settled when nothing changed for `QUIET`; it is looked at after `PATIENCE` in any case. */
const QUIET = 80;
const PATIENCE = 1_000;
/** Looking may take at most this share of the page's time, however busy the page is. */
const SHARE = 1 / 50;

/**
 * Runs `look` when a page has come to rest after changes. `look` hears for how long it has rested (ms) and may give back
 * for how long it wants it to rest. `changed` is cheap: no timer is set while one runs.
 */
export function whenSettled(window: Window, signal: AbortSignal, look: (rested: number) => number | null) {
  const now = () => window.performance.now();
  let changedAt = now();
  let waitingSince = changedAt;
  let notBefore = 0;
  let timer = 0;
  const later = (delay: number) => {
    timer = window.setTimeout(run, Math.max(10, delay));
  };
  const timed = <T>(work: () => T): T => {
    const began = now();
    const result = work();
    notBefore = now() + (now() - began) / SHARE;
    return result;
  };
  const run = () => {
    timer = 0;
    const time = now();
    const rested = time - changedAt;
    if (time < notBefore) return later(notBefore - time);
    if (rested < QUIET && time - waitingSince < PATIENCE) return later(QUIET - rested);
    const wanted = timed(() => look(rested));
    if (wanted !== null) later(wanted - rested);
  };
  signal.addEventListener('abort', () => window.clearTimeout(timer), { once: true });
  return {
    changed(): void {
      changedAt = now();
      if (timer || signal.aborted) return;
      waitingSince = changedAt;
      later(QUIET);
    },
    /** Does the work now where the page's share allows it; `undefined` where it does not. */
    atOnce: <T>(work: () => T): T | undefined => (now() < notBefore ? undefined : timed(work)),
  };
}
