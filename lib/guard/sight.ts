/** After it was covered, the frame must stand in sight for this long (ms) before a click counts. */
const SETTLE = 500;
/** A lift of the panel explains a cover that began around it (ms) and was as short as this (ms). */
const LIFT = { around: 300, atMost: 400 } as const;
/** How often the browser looks whether anything lies over the frame (ms); 100 is the least it takes. */
const LOOK_EVERY = 100;
/** The least of the frame that must lie inside the window. */
const SHARE = 0.9;

/** Intersection Observer v2 (https://w3c.github.io/IntersectionObserver/v2/); the DOM's types leave it out. */
type Options = IntersectionObserverInit & { trackVisibility: boolean; delay: number };
type Entry = Pick<IntersectionObserverEntry, 'isIntersecting' | 'intersectionRatio'> & { isVisible?: boolean };

/**
 * Whether this frame is truly in sight: inside the window, and, where the browser can tell (Chromium), with nothing over
 * it, no transparency, no filter, and no distortion between it and the screen. The answer is a few frames old at most.
 * Chromium takes even the clear backdrop of a menu for a cover, until the panel is lifted above it: `lifted` says when (ms
 * since 1970), and such a moment needs no settling.
 */
export function watchSight(document: Document, signal: AbortSignal, now: () => number = Date.now) {
  let inSight = false;
  let everSeen = false;
  let cover = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  let liftedAt = Number.NEGATIVE_INFINITY;

  const take = ({ isIntersecting, intersectionRatio, isVisible = true }: Entry) => {
    const before = inSight;
    inSight = isIntersecting && isVisible && intersectionRatio >= SHARE;
    // A closed panel isn't in the window at all: what opens again was not covered before.
    if (everSeen && before && !inSight && isIntersecting) cover = { from: now(), to: Number.POSITIVE_INFINITY };
    else if (inSight && cover.to === Number.POSITIVE_INFINITY) cover.to = now();
    everSeen ||= inSight;
  };
  const isSettled = () => {
    const { from, to } = cover;
    return now() >= to + SETTLE || (Math.abs(liftedAt - from) < LIFT.around && to - from < LIFT.atMost);
  };
  const options: Options = { threshold: [0, SHARE, 1], trackVisibility: true, delay: LOOK_EVERY };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) take(entry);
  }, options);
  let watched: Element = document.documentElement;
  const watch = (element: Element) => {
    observer.unobserve(watched);
    observer.observe(element);
    watched = element;
  };
  // A menu of our own lies over the rest of the frame, which the browser takes for a cover: then the menu must be in sight.
  const follow = ({ target, newState }: ToggleEvent) => {
    if (target instanceof Element) watch(newState === 'open' ? target : document.documentElement);
  };
  watch(watched);
  document.addEventListener('beforetoggle', follow, { capture: true, signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  return {
    isInSight: () => inSight && isSettled(),
    lifted: (at: number) => {
      liftedAt = at;
    },
  };
}
