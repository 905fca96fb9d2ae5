import { NARROW, type PanelLayout } from '#lib/messages/calls.ts';

type Side = PanelLayout['side'];
/** Where panel and launcher stand: at which side of the window, and how far from its edge (CSS px). */
export type Place = { side: Side; inset: number };

/** What is fixed at the window's edge is stepped around when it is hit at these shares of the window's height. */
const HEIGHTS = [0.2, 0.5, 0.8];
/** What is left of the page (px) must be worth reading, or else the panel takes the other side. */
const PAGE_LEAST = 480;

/**
 * The person's side, beside another extension's panel (or a drawer of the page's own) that is fixed there; where that
 * leaves too little of the page, the other side.
 */
export function placeBeside({ side, width }: PanelLayout, host: Element | null): Place {
  const { innerWidth } = window;
  const taken = innerWidth < NARROW ? 0 : takenAt(side, host);
  if (taken === 0 || innerWidth - taken - width >= PAGE_LEAST) return { side, inset: taken };
  const other = side === 'right' ? 'left' : 'right';
  return { side: takenAt(other, host) === 0 ? other : side, inset: 0 };
}

/** How much of a side (CSS px) is taken; 0 where nothing is fixed, and for what covers more than half of the window. */
function takenAt(side: Side, host: Element | null): number {
  const { innerHeight } = window;
  const { clientWidth } = document.documentElement;
  const found = (depth: number, height: number) => {
    const hit = document.elementsFromPoint(side === 'right' ? clientWidth - depth : depth - 1, height * innerHeight);
    return fixedAround(hit.find((element) => element !== host));
  };
  const stranger = found(1, 0.5);
  if (!stranger || HEIGHTS.some((height) => found(1, height) !== stranger)) return 0;
  let [inside, outside] = [1, Math.ceil(clientWidth / 2)];
  if (found(outside, 0.5) === stranger) return 0;
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1;
    if (found(middle, 0.5) === stranger) inside = middle;
    else outside = middle;
  }
  return inside;
}

function fixedAround(hit: Element | undefined): Element | null {
  let at = hit ?? null;
  while (at && getComputedStyle(at).position !== 'fixed') at = at.parentElement;
  return at;
}
