/** A second press within this time (ms) can be the second half of a double click. */
const DOUBLE = 1_000;

const POINTER = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick'] as const;
const KEYS = ['keydown', 'keyup'] as const;

/**
 * Stands before everything else in the frame: while it isn't in sight, no press, no click, and no key that acts reaches
 * what the frame shows, and `onRefused` is told (once for each press or key). One seam, so that no action can be forgotten.
 * A press that was refused stays so until the next; the second half of a double click that began elsewhere is refused too,
 * because it was meant for what stood there before. Typing goes on: it does nothing that another click wouldn't have to.
 */
export function guard(window: Window, inSight: () => boolean, onRefused: () => void, signal: AbortSignal): void {
  const isForeign = foreignDoubleClicks();
  let refusing = false;

  const judgePointer = (event: MouseEvent) => {
    // A click without a press comes from a key, or from what reads the screen aloud.
    const begins = event.type === 'pointerdown' || (event.type === 'click' && event.detail === 0);
    const foreign = event.type === 'mousedown' && isForeign(event);
    const wasRefusing = refusing && !begins;
    refusing = wasRefusing || foreign || !inSight();
    if (!refusing) return;
    stop(event);
    if (!wasRefusing) onRefused();
  };
  const judgeKey = (event: KeyboardEvent) => {
    if (!acts(event) || inSight()) return;
    stop(event);
    if (event.type === 'keydown') onRefused();
  };
  const options = { capture: true, signal } as const;
  for (const type of POINTER) window.addEventListener(type, judgePointer, options);
  for (const type of KEYS) window.addEventListener(type, judgeKey, options);
}

/** A click count that goes on from a press which this frame never got. */
function foreignDoubleClicks(): (press: MouseEvent) => boolean {
  let last = { count: 0, at: Number.NEGATIVE_INFINITY };
  return ({ detail: count, timeStamp: at }) => {
    const expected = at - last.at < DOUBLE ? last.count + 1 : 1;
    last = { count, at };
    return count > expected;
  };
}

/** Does this key press something, rather than type, move or close? */
function acts({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (key === 'Enter') return !(target instanceof HTMLTextAreaElement) || ctrlKey || metaKey;
  return key === ' ' && !(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement);
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
