import { lookForEndless, outsideEndless } from './endless.ts';
import { selectorOf } from './learned.ts';

/** Of plain elements, which rarely hold a root, only so many are looked at. */
const PLAIN_MAX = 3_000;
/** Elements that are asked for a closed root, beside custom elements: only while they look empty, and not more of them. */
const EMPTY_HOSTS_MAX = 300;
/** More elements than this are never looked at. */
const FOUND_MAX = 10_000;

type Host = { host: Element; root: ShadowRoot };
const known = new WeakMap<Node, readonly Host[]>();
const roots = new WeakMap<Node, ShadowRoot>();

/** Looks for the shadow roots of a document, open and closed, once for all that is read of it until the next look. */
export function lookForRoots(document: Document): void {
  const found: Host[] = [];
  let open: ReturnType<typeof closedRoots> | undefined;
  let empty = 0;
  const visit = (scope: ParentNode & Node) => {
    lookForEndless(scope);
    for (const host of [...findHere(scope, selectorOf('custom')), ...findHere(scope, selectorOf('plain'), PLAIN_MAX)]) {
      let root = host.shadowRoot;
      const isEmpty = !host.firstElementChild && empty++ < EMPTY_HOSTS_MAX;
      if (!root && (isEmpty || host.localName.includes('-'))) {
        open ??= closedRoots(); // asking for it costs
        root = tried(open, host);
      }
      if (!root) continue;
      found.push({ host, root });
      roots.set(host, root);
      visit(root);
    }
  };
  visit(document);
  known.set(document, found);
}

/** So many at most of those that a selector finds in a part of the page, without its roots and endless lists. */
function findHere(scope: ParentNode & Node, selector: string, most = FOUND_MAX): Element[] {
  const found: Element[] = [];
  for (const [part, whole] of outsideEndless(scope)) {
    const element = part as Element; // or a text, which has none of this
    if (part !== scope && element.matches?.(selector)) found.push(element);
    // What isn't taken of a list that the engine found costs nothing.
    const inside = whole && element.querySelectorAll?.(selector);
    for (let at = 0; inside && at < inside.length && found.length < most; at += 1) found.push(inside[at] as Element);
  }
  return found;
}

/**
 * The elements in a part of the page that a selector finds, also those inside shadow roots; of each root so many at most.
 * Throws for a broken selector.
 */
export function findAll(scope: ParentNode & Node, selector: string, most?: number): Element[] {
  const found = findHere(scope, selector, most);
  for (const { host, root } of hostsOf(scope)) {
    if (scope.nodeType === 9 || isInside(scope, host)) found.push(...findHere(root, selector, most));
  }
  return found;
}

/** The shadow roots that stand in parts of a page. */
export const rootsIn = (document: Document, parts: readonly Element[]): ShadowRoot[] =>
  hostsOf(document)
    .filter(({ host }) => parts.some((part) => isInside(part, host)))
    .map(({ root }) => root);

export const hasRoots = (node: Node): boolean => hostsOf(node).length > 0;
export const rootOf = (node: Node): ShadowRoot | null => roots.get(node) ?? null;

/** The element around a node; a shadow root's is its host. */
export const around = (node: Node): Element | null =>
  node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;

/** The nearest element that matches, from the element outwards, across shadow roots; throws for a broken selector. */
export function nearest(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  if (found) return found;
  const host = (element.getRootNode() as Partial<ShadowRoot>).host;
  return host ? nearest(host, selector) : null;
}

/** Does an element stand in a part of the page, or is it that part? */
export function isInside(part: Node, element: Element): boolean {
  if (part.contains(element)) return true;
  const host = (element.getRootNode() as Partial<ShadowRoot>).host;
  return host ? isInside(part, host) : false;
}

const hostsOf = (node: Node) => known.get(node.ownerDocument ?? node) ?? [];

function tried(open: (host: Element) => ShadowRoot | null, host: Element): ShadowRoot | null {
  try {
    return open(host);
  } catch {
    return null; // an SVG element, which can have none
  }
}

/** What extensions alone may do in their own world; in a page, a test's document or an older browser it finds nothing. */
const closedRoots = (): ((host: Element) => ShadowRoot | null) =>
  Reflect.get(globalThis, 'chrome')?.dom?.openOrClosedShadowRoot ??
  ((host) => Reflect.get(host, 'openOrClosedShadowRoot') ?? null);
