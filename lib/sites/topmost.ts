import { selectorOf } from './learned.ts';
import { looksLikePerson, readName } from './person-name.ts';
import { around } from './shadow.ts';
import { isVisible, select, shownText } from './visible.ts';

/** Where panels lie over a page, in shares of the window. */
const SPOTS: readonly (readonly [number, number])[] = [
  [0.5, 0.5],
  [0.75, 0.3],
  [0.75, 0.7],
  [0.93, 0.3],
];
/** The least side of such a panel in CSS px: smaller ones are chat bubbles and hints. */
const LEAST = 200;

/** Parts that lie over the rest of the page, topmost first: open dialogs, then panels that slide over a list. */
export function topmostParts(document: Document): Element[] {
  const dialogs = select(document, selectorOf('dialog')).filter(isVisible).reverse();
  return [...new Set([...dialogs, ...overlays(document)])];
}

/** Nothing behind a part is asked when it is modal, or is headed by somebody's name: what lies behind is of others. */
export function standsAlone(part: Element): boolean {
  if (part.matches(selectorOf('modal'))) return true;
  const headings = select(part, selectorOf('titled')).filter(isVisible);
  return headings.some((heading) => looksLikePerson(readName(shownText(heading)) ?? ''));
}

function overlays(document: Document): Element[] {
  const view = document.defaultView;
  if (!view || !document.elementFromPoint) return [];
  return SPOTS.flatMap(([x, y]) => {
    let found: Element | null = null;
    let at = document.elementFromPoint(x * view.innerWidth, y * view.innerHeight);
    // What hangs beside the body is an extension's (ours too), and covers nothing of the page's.
    for (; at && at !== document.body && at !== document.documentElement; at = around(at)) {
      if (isFloating(at, view)) found = at;
    }
    return found && document.body.contains(found) ? [found] : [];
  });
}

function isFloating(element: Element, view: Window): boolean {
  const { position } = view.getComputedStyle(element);
  if (position !== 'fixed') return false;
  const { width, height } = element.getBoundingClientRect();
  return width >= LEAST && height >= LEAST && width < view.innerWidth * 0.98;
}
