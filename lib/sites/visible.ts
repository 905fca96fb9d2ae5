import { besideLabel } from './beside-label.ts';
import { selectorOf } from './learned.ts';
import { around, findAll, hasRoots, nearest, rootOf } from './shadow.ts';

const TEXT_MAX = 2_000;
/** `NodeFilter.SHOW_TEXT`, and with `SHOW_ELEMENT`. */
const TEXT = 4;
const TEXT_AND_ELEMENTS = 5;
/** Pages hide what they keep by pushing it this far off the window's edge (CSS px; `left: -9999px`). */
const PUSHED_AWAY = 5_000;

/** Can a person see this element? Hidden, transparent, off-screen and one-pixel ones (for screen readers) don't count. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (nearest(element, selectorOf('hidden'))) return false;
  const { width, height, right, bottom } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return true; // no box of its own
  // What is merely scrolled away, be it in a container of its own, is still there to be seen.
  return !(width <= 1 && height <= 1) && right > -PUSHED_AWAY && bottom > -PUSHED_AWAY;
}

/** All visible elements of the first selector that finds any: the order of selectors is their order of trust. */
export function allVisible(scope: ParentNode & Node, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    const found = select(scope, selector).filter(isVisible);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * A selector comes from outside (a recipe): a broken one finds nothing. `a >>> b` looks for b below a, across roots. What
 * is beyond `most` is not even made an object of.
 */
export function select(scope: ParentNode & Node, selector: string, most?: number): Element[] {
  if (selector.startsWith('label=')) return besideLabel(scope, selector.slice(6));
  try {
    const [first = '', ...deeper] = selector.split(' >>> ');
    const found = deeper.reduce(
      (above, step) => above.flatMap((element) => findAll(element, step, most)),
      findAll(scope, first, most),
    );
    return deeper.length > 0 ? [...new Set(found)] : found;
  } catch {
    return [];
  }
}

/** Does the element, or one around it, match? A broken selector never does. */
export function isWithin(element: Element, selectors: readonly string[]): boolean {
  return selectors.some((selector) => {
    try {
      return nearest(element, selector) !== null;
    } catch {
      return false;
    }
  });
}

/** What such an element holds is no text: it is never shown. */
export const isUnread = (node: Node | null): boolean =>
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node?.nodeName ?? '');

/** The text nodes of a part of the page in their order, through shadow roots; those in scripts and styles are not text. */
export function* textNodes(scope: Node): Generator<Text> {
  const within = rootOf(scope);
  if (within) yield* textNodes(within);
  const document = scope.ownerDocument ?? scope;
  const walker = (document as Document).createTreeWalker(scope, hasRoots(scope) ? TEXT_AND_ELEMENTS : TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const root = rootOf(node);
    if (root) yield* textNodes(root);
    else if (node.nodeType === 3 && !isUnread(node.parentNode)) yield node as Text;
  }
}

/** What a person reads in an element: its value in a form, else its visible text, parts joined as they stand. */
export function shownText(element: Element): string {
  const value = formValue(element);
  if (value !== null) return value;
  let text = '';
  for (const node of textNodes(element)) {
    const parent = around(node);
    if (parent && isVisible(parent)) text += node.data.slice(0, TEXT_MAX);
    if (text.length > TEXT_MAX) break;
  }
  return text.replace(/\s+/gu, ' ').trim();
}

/** Kinds of input that hold what nobody looks at, or what nobody else may. */
const SECRET_TYPE = /^(?:password|hidden|file)$/;
/**
 * Detail tokens of secrets and payment cards (HTML standard, 4.10.18.7): a password that is shown is one still. Not
 * `new-password`: many applications set it on any field, so that browsers fill in nothing.
 */
const SECRET_DETAIL = /(?:^|\s)(?:current-password|one-time-code|cc-[a-z-]+)(?:\s|$)/i;

/** Does a field hold a password, a code or a payment card? Whatever a recipe says, it reads as empty. */
const isSecret = (field: Element) =>
  SECRET_TYPE.test((field as HTMLInputElement).type) || SECRET_DETAIL.test(field.getAttribute('autocomplete') ?? '');

/** The value of an input, text area or selection; `null` for other elements. Secrets are never read. */
export function formValue(element: Element): string | null {
  if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName) && isSecret(element)) return '';
  switch (element.tagName) {
    case 'INPUT':
      return (element as HTMLInputElement).value;
    case 'TEXTAREA':
      return (element as HTMLTextAreaElement).value;
    case 'SELECT':
      return (element as HTMLSelectElement).selectedOptions[0]?.text ?? '';
    default:
      return null;
  }
}
