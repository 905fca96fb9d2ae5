/** Times in ms: a page is settled when nothing changed for `QUIET`; it is looked at after `PATIENCE` in any case. */
const QUIET = 80;
const PATIENCE = 1_000;
/** Looking may take at most this share of the page's time, however busy the page is; more while its record changes. */
const SHARE = 0.016;
const HURRIED_SHARE = 0.2;

/**
 * Runs `look` when a page has come to rest after changes. `look` hears for how long it has rested (ms) and may give back
 * for how long it wants it to rest. `changed` is cheap: no timer is set while one runs that ends in time.
 */
export function whenSettled(window: Window, signal: AbortSignal, look: (rested: number) => number | null) {
  const now = () => window.performance.now();
  let changedAt = now();
  let waitingSince = changedAt;
  let notBefore = 0;
  let cost = 0;
  let timer = 0;
  let due = 0;
  let again: number[] = [];
  const later = (delay: number) => {
    window.clearTimeout(timer);
    due = now() + delay;
    timer = window.setTimeout(run, Math.max(10, delay));
  };
  const timed = <T>(work: () => T): T => {
    const began = now();
    const result = work();
    cost = now() - began;
    notBefore = began + cost / SHARE;
    return result;
  };
  const run = () => {
    if (signal.aborted) return;
    timer = 0;
    const time = now();
    const rested = time - changedAt;
    if (time < notBefore) return later(notBefore - time);
    if (rested < QUIET && time - waitingSince < PATIENCE) return later(QUIET - rested);
    const wanted = timed(() => look(rested));
    if (wanted !== null) later(wanted - rested);
  };
  return {
    changed(): void {
      changedAt = now();
      const wait = Math.max(QUIET, notBefore - changedAt);
      if (timer && due <= changedAt + wait) return;
      waitingSince = changedAt;
      later(wait);
    },
    /** The next look may come sooner than the page's share allows: what was known holds no more. */
    hurry(): void {
      notBefore = Math.min(notBefore, now() + cost / HURRIED_SHARE);
    },
    /**
     * Looks again at these times (ms from now), if it is due by then, in place of those asked for before; that is no change
     * of the page.
     */
    lookAgainAt(times: readonly number[], isDue = () => true): void {
      for (const each of again) window.clearTimeout(each);
      again = times.map((time) => window.setTimeout(() => isDue() && later(0), time));
    },
    /** Does the work now where the page's share allows it; `undefined` where it does not. */
    atOnce: <T>(work: () => T): T | undefined => (now() < notBefore ? undefined : timed(work)),
  };
}
